"""Data that may bring code along: calls of loaders in, findings out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import is_constant
from drift_lsp.facts.vocabulary import Call, Deserialization
from drift_lsp.graphs.outline import origins
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

LOADERS = {
    *(f"{module}:loads" for module in ("pickle", "cPickle", "_pickle", "dill", "cloudpickle", "marshal")),
    "jsonpickle:decode",
    "yaml:load",
    "yaml:load_all",
    "yaml:unsafe_load",
}
WRITES = re.compile(rb"\b(?:c?[pP]ickle|dill|cloudpickle|marshal|jsonpickle)\.(?:dumps?|encode)\(")
"""A module that writes such data reads its own."""

NAMES = {it.partition(":")[2] for it in LOADERS}
MODULES = (b"pickle", b"yaml", b"marshal", b"dill")
OPEN = {"Loader", "UnsafeLoader", "CLoader", "FullLoader"}
"""YAML's own loaders that make whatever the data names; one of the project's own knows what it makes."""


class UnsafeDeserialization(Detector):
    """Is data read by a loader that runs what the data says?

    `pickle` and YAML's full loader call whatever the data names. That is fine for what this program wrote itself, and for nothing else.
    """

    id = "security/unsafe-deserialization"
    needs = (Call,)
    beyond = True
    slots = {"data that may bring code": "data that may bring code"}
    answers = {"loaded": "the loader runs what the data says"}
    tier = "listed"
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"loaded"})
    remedy = "Use JSON or `yaml.safe_load`, or check a signature before loading."
    examples = (
        Flags("import pickle\n\ndef load(body):\n    return «pickle.loads(body)»"),
        Flags("from yaml import load\n\ndef read(body):\n    return «load(body)»"),
        Flags("<?php\nfunction load($body) { return «unserialize($body)»; }", language="php"),
        Flags(
            "class Load { Object load(InputStream in) { return «new ObjectInputStream(in)».readObject(); } }",
            language="java",
        ),
        Allows("<?php\nfunction load($body) { return json_decode($body); }", language="php"),
        Allows(  # It makes plain values only.
            "<?php\nfunction load($body) { return unserialize($body, ['allowed_classes' => false]); }", language="php"
        ),
        Allows("import yaml\n\ndef read(body):\n    return yaml.load(body, Loader=yaml.SafeLoader)"),
        Allows("import yaml\n\ndef read(body):\n    return yaml.load(body, yaml.CSafeLoader)"),
        Allows("import yaml\n\ndef read(body):\n    return yaml.safe_load(body)"),
        # One's own loader knows what it makes.
        Allows(
            "import yaml\nfrom shop.data import ShopLoader\n\ndef read(body):\n    return yaml.load(body, Loader=ShopLoader)"
        ),
        Allows("import json\n\ndef read(body):\n    return json.loads(body)"),
        # What this program has just written itself.
        Allows("import pickle\n\ndef copy(it):\n    return pickle.loads(pickle.dumps(it))"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call of such a loader."""
        for it in file.all(Deserialization):
            if it.data is None or not is_constant(file, it.data):
                yield Detection("data that may bring code", "loaded", _first_line(file.source, it.span))
        calls = [it for it in file.all(Call) if it.name and it.name.text in NAMES and it.arguments]
        if not calls or not any(it in file.source for it in MODULES):
            return
        imported = origins(file, project)
        for call in calls:
            meaning = _meaning(call, imported)
            if meaning in LOADERS and not is_constant(file, call.arguments[0]) and _is_open(file, call, meaning):
                yield Detection("data that may bring code", "loaded", _first_line(file.source, call.span))


def _is_open(file: FileFacts, call: Call, meaning: str) -> bool:
    if not meaning.startswith("yaml:"):
        return WRITES.search(file.source) is None
    if meaning.endswith("unsafe_load"):
        return True
    loaders = [it.of(file.source).rpartition("=")[2].strip() for it in call.arguments[1:]]
    return not loaders or any(it.rpartition(".")[2] in OPEN for it in loaders)


def _meaning(call: Call, imported: dict[str, str]) -> str:
    assert call.name is not None
    if call.receiver is None:
        return imported.get(call.name.text, "")
    module = imported.get(call.receiver.text, "")
    return f"{module}{call.name.text}" if module.endswith(":") else ""


def _first_line(source: bytes, span: Span) -> Span:
    end = source.find(b"\n", span.start, span.end)
    return span if end < 0 else Span(span.start, end)
