"""Local: what a local question finds somewhere is found by looking at nothing but what stands around it."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from drift_lsp.detectors import registry
from drift_lsp.detectors.again import again
from drift_lsp.detectors.sites import EVERYTHING
from drift_lsp.facts.extract import extract
from drift_lsp.facts.pieces import Change, in_pieces
from drift_lsp.facts.window import Window, changed, everything
from drift_lsp.syntax import languages, queries
from drift_lsp.syntax.parse import parse
from drift_lsp.testing import PROJECT, unmark

ROOT = Path(__file__).parents[2]

EXAMPLES = defaultdict(dict)
for detector in registry.all_detectors():
    for example in detector.examples:
        for code in (example.code, example.taught):
            EXAMPLES[example.language][unmark(code)[0]] = None

WRITTEN = {
    name: [(it.relative_to(ROOT).as_posix(), it.read_bytes()) for it in found]
    for name, found in (
        (
            "python",
            [*sorted((ROOT / "drift_lsp/workspace").glob("*.py")), *sorted((ROOT / "tests/server").glob("*.py"))],
        ),
        ("typescript", sorted((ROOT / "editors/vscode/src").glob("*.ts"))),
    )
}


def sources(name):
    """All examples one below the other, the sample of the queries, and what is written in Drift itself."""
    yield "src/shop/module", "\n\n".join(EXAMPLES[name]).encode()
    for path in sorted((queries.QUERIES / name).glob("sample.*")):
        yield path.name, path.read_bytes() * 3
    yield from WRITTEN.get(name, ())


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_a_local_question_needs_to_see_nothing_else(name):
    for path, source in sources(name):
        parsed = parse(source, languages.named(name))
        if not in_pieces(parsed):
            continue
        file = extract(parsed, path, source)
        local = [it for it in registry.spoken_in(*file.read_as) if it.local]
        whole = {it.id: list(it.observe(file, PROJECT)) for it in local}
        for asked, seen in places(parsed, source):
            window = Window(file, seen)
            for it in local:
                found = inside(asked, it.observe(window, PROJECT))
                assert found == inside(asked, whole[it.id]), f"{it.id} looks farther in {path}: it is not local"


def places(parsed, source):
    """Tell, for each line behind a blank one, what is asked again after an edit there, and what is seen for it."""
    known = set()
    for blank in re.finditer(rb"\n\s*\n|\A", source):
        at = blank.end()
        asked, seen, _ = changed(parsed, source, [Change(at, at, at)], len(source))
        if asked not in known:
            known.add(asked)
            yield asked, seen


def inside(places, found):
    return Counter(it for it in found if any(place.start <= it.span.start < place.end for place in places))


def test_a_comment_that_is_typed_tells_nobody_anything_else():
    """Who is told something new of the file at large looks at all of it: that must not come with every keystroke."""
    for path, source in WRITTEN["python"]:
        at = source.find(b"\n    ") + 1
        before, after = (facts(path, text) for text in (source, source[:at] + b"    # Here.\n" + source[at:]))
        _, seen = again(before, "main", PROJECT, EVERYTHING, None, everything(source))
        told = [
            asker
            for asker, heard in seen.heard.items()
            if any(after.once(make, of) != answer for make, (of, answer) in heard.items())
        ]
        assert not told, f"{told} are told where something stands in {path}"


def facts(path, source):
    return extract(parse(source, languages.named("python")), path, source)
