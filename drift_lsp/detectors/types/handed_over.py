"""Handing over: parameters of what is dear to copy in, whether they are copied or referred to out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Parameter
from drift_lsp.graphs.project import Project

DEAR = re.compile(
    rb"(?P<const>const\s+)?(?:std::)?(?:(?P<text>w?string|QString|QByteArray)|(?P<pointer>shared_ptr\s*<[^()]*>)"
    rb"|(?P<list>(?:vector|map|unordered_map|set|list|deque|QList|QVector|QMap|QStringList)(?:\s*<[^()]*>)?))"
    rb"(?P<late>\s+const)?\s*(?P<by>&&|&|)\s*(?P<name>\w+)"
)

CHANGES = (
    rb"\.(?!(?:empty|size|length|isEmpty|isNull|c_str|starts_with|ends_with|startsWith|endsWith|find|substr|compare|contains"
    rb"|toStdString|toUtf8|mid|left|right|count)\()\w+\("
)
"""Asks more of it than how it looks."""


class HandedOver(Detector):
    """Is what is dear to copy handed over as `const &`?

    A text or a shared pointer that is taken by value is copied, and counted, at each call.
    """

    id = "types/handed-over"
    tier = "throughout"
    local = True
    needs = (Parameter, Function)
    slots = {
        "parameter that takes a text": "parameters that take a text",
        "parameter that takes a shared pointer": "parameters that take a shared pointer",
        "parameter that takes a list": "parameters that take a collection",
    }
    answers = {"&": "it is taken as `const &`", "copy": "it is taken by value"}
    conventions = frozenset({"&"})
    strict = True
    languages = frozenset({"cpp"})
    examples = (
        Flags(
            "void load(«std::string name») { show(name); }",
            taught="void save(const std::string& name) {}",
            language="cpp",
        ),
        Flags(
            "void load(«std::shared_ptr<Cart> cart») { show(cart); }",
            taught="void save(const std::shared_ptr<Item>& item) {}",
            language="cpp",
        ),
        Flags(
            "void load(«std::string name») { if (!name.empty()) show(name.c_str()); }",
            taught="void save(const std::string& name) {}",
            language="cpp",
        ),
        Allows(  # The copy is changed.
            "void load(std::string name) { for (char &it : name) { it = 'x'; } }",
            taught="void save(const std::string &name) { put(name); }",
            language="cpp",
        ),
        Allows(  # It is kept, and moved there.
            "void load(std::string name) { name_ = std::move(name); }",
            taught="void save(const std::string& name) {}",
            language="cpp",
        ),
        Allows("void load(std::string& name) {}", taught="void save(const std::string& name) {}", language="cpp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each of them is taken."""
        for it in file.all(Parameter):
            found = DEAR.fullmatch(file.source, it.span.start, it.span.end)
            if found is None:
                continue
            kind = next(one for one in ("text", "pointer", "list") if found[one])
            constant = bool(found["const"] or found["late"])
            if found["by"] == b"&" and constant:
                yield Detection(_SLOTS[kind], "&", it.span)
            elif not found["by"] and not constant:
                # What is kept or changed may well be taken as it is, and whoever counts will find it.
                free = Freedom.FREE if _is_only_read(it, found["name"], file) else Freedom.UNASKED
                yield Detection(_SLOTS[kind], "copy", it.span, free)


_SLOTS = {
    "text": "parameter that takes a text",
    "pointer": "parameter that takes a shared pointer",
    "list": "parameter that takes a list",
}


def _is_only_read(it: Parameter, name: bytes, file: FileFacts) -> bool:
    """Tell whether nothing is done with the copy that a reference does not allow, as far as can be seen."""
    function = file.enclosing(it.span, Function)
    if function is None or function.overrides or function.body is None:
        return False  # What it does with it stands elsewhere.
    rest = file.source[it.span.end : function.span.end]
    form = rb"move\(\s*%b\s*\)|\b%b\s*(?:[-+|&]?=[^=]|" + CHANGES + rb"|->|\[|\+\+)|&%b\b|&\s*\w+\s*:\s*%b\s*\)"
    return not re.search(form % ((name,) * 4) + rb"|std::swap|forward", rest)
