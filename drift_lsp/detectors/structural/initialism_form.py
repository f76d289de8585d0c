"""Initialisms: names in, whether `ID`, `URL` and their like are written in capitals in them out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.casing import words
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import (
    Assignment,
    Class,
    Function,
    Keyword,
    Parameter,
    Shorthand,
    TypeDefinition,
)
from drift_lsp.graphs.project import Project
from drift_lsp.text import has_word

_Given = Class | TypeDefinition | Function | Parameter | Assignment

INITIALISMS = frozenset(
    [
        "ACL",
        "API",
        "CPU",
        "CSS",
        "CSV",
        "DB",
        "DNS",
        "GUID",
        "HTML",
        "HTTP",
        "HTTPS",
        "ID",
        "IP",
        "JSON",
        "JWT",
        "LDAP",
        "OIDC",
        "PDF",
        "QR",
        "RPC",
        "RSS",
        "SMTP",
        "SQL",
        "SSH",
        "SSL",
        "SSO",
        "TCP",
        "TLS",
        "TTL",
        "UDP",
        "UI",
        "URI",
        "URL",
        "UTF",
        "UUID",
        "VM",
        "XML",
        "YAML",
    ]
)


PROPER = re.compile(r"Open(?:ID|SSL|SSH)|(?:My|No|Postgre)SQL")
"""Names that are spelled so by whoever gave them."""

TEST, TWICE = re.compile(r"(\w+?)Tests?"), 1
"""How a class of tests is called, and how often the name of what it tests stands in it at least once more."""


class InitialismForm(Detector):
    """Is an initialism in a name written in capitals or like a word?

    Where one writes `userID` and the other `userId`, nobody finds all of them. Each initialism is asked by itself; where
    it begins a name in small letters, it has no choice.
    """

    id = "structural/initialism-form"
    needs = (Function, Parameter, Assignment)
    tier = "listed"
    family_tiers = {"csharp": "changed"}
    beyond = True
    slots = {"names with *": "names with an initialism"}
    answers = {"capitals": "it is written in capitals", "word": "it is written like a word"}
    counts_names = True
    strict = True

    examples = (
        Flags("func «cartId»() {}", taught="func itemID() {}", language="go"),
        Flags("func load(«cartUrl» string) {}", taught="func save(itemURL string) {}", language="go"),
        Flags(
            "class A { void f() { int «cartID» = 1; } }", taught="class B { void f(int itemId) {} }", language="java"
        ),
        Flags("const «cartID» = load()", taught="const itemId = load()", language="typescript"),
        Flags(
            "class A { public string «CartURL» { get; set; } }",
            taught="class B { public string ItemUrl { get; set; } }",
            language="csharp",
        ),
        Allows(  # So the thing itself is spelled.
            "class OpenIDLogin { }", taught="class B { void F(int itemId) {} }", language="csharp"
        ),
        Allows(  # It is a constant's.
            "class A { static final Kind JSON = load(); }",
            taught="class B { void f(int itemJson) {} }",
            language="java",
        ),
        Allows(
            "class CartIDTest { @Test void a() { CartID.load(); } @Test void b() { CartID.drop(); } }",
            taught="class ItemTest { @Test void a() { load(itemId -> 3); } void b(int rowId) { } }",
            language="java",
            path="src/test/java/CartIDTest.java",
            taught_path="src/test/java/ItemIdTest.java",
        ),
        Allows(  # The type is called so.
            "class A { XMLFactory newXMLFactory() { return null; } }",
            taught="class B { void readXml(int itemXml) {} }",
            language="java",
        ),
        Allows(  # Generated code asks for it.
            "func GetCartJson(it api.GetCartJsonRequest) {}", taught="func itemJSON() {}", language="go"
        ),
        Allows("func idOf() {}", taught="func itemID() {}", language="go"),
        Allows("func idle() {}", taught="func itemID() {}", language="go"),
        Allows("def cart_id(): pass", taught="def itemID(): pass"),
        Allows(  # So the thing is called that it has its value from.
            "function load(cartID: string, it: Row) { return cartID || it.cartID; }",
            taught="const itemId = load()",
            language="typescript",
        ),
        Allows(  # So the thing is called that it is made of, where it has no choice.
            "function load(sqlType: string) { const plainSqlType = sqlType.trim(); return plainSqlType }",
            taught="const itemSQLType = load()",
            language="typescript",
        ),
        Allows("const { cartID } = load()", taught="const itemId = load()", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report each initialism in the names that a file gives, once per name."""
        seen = {it.name.text for it in file.all(Shorthand) if it.name}
        seen.update(it.name.text for it in file.all(Keyword) if it.name)
        for it in _given(file):
            name = it.name
            if (
                name is None
                or name.text in seen
                or name.text.islower()
                or name.text.isupper()
                or "_" in name.text.strip("_")
            ):
                continue
            seen.add(name.text)
            if (tested := TEST.fullmatch(name.text)) and file.source.count(tested[1].encode()) > TWICE:
                continue  # It is called as what it tests.
            found = [word for word in words(name.text) if not word.islower() and word.upper() in INITIALISMS]
            found = [word for word in found if not PROPER.search(name.text) and not _is_of_type(word, name.text, file)]
            value = it.value if isinstance(it, Assignment) else None
            # What hands on a thing has its name from there.
            if found and not (value and value.of(file.source) == name.text) and not _is_member(name.text, file):
                owner = file.method_of(it) if isinstance(it, Function) else None
                free = Freedom.UNLESS_INHERITED if owner and owner.bases else Freedom.FREE
                for word in found:
                    choice = "capitals" if word.isupper() else "word"
                    if choice == "word" and _is_made_of(name.text, word, file):
                        continue
                    yield Detection(f"names with `{word.upper()}`", choice, name.span, free, name.text)


def _is_of_type(word: str, name: str, file: FileFacts) -> bool:
    """Tell whether others' names hold it, or it ends in that of something else, which begins with the initialism: `newXMLFactory`."""
    member = b"." + name.encode()
    if member in file.source and re.search(re.escape(member) + rb"[A-Z]", file.source):
        return True  # Others have things called after it: they asked for that name.
    rest = name[name.index(word) :]
    if rest in (word, name) or not rest[0].isupper():
        return False
    return has_word(file.source, rest.encode())


def _is_made_of(name: str, word: str, file: FileFacts) -> bool:
    """Tell whether a name is that of another thing with a word before: `plainSqlType` is made of `sqlType`."""
    tail = name[name.index(word) :]
    other = tail[:1].lower() + tail[1:]
    return tail not in (name, word) and has_word(file.source, other.encode())


def _is_member(name: str, file: FileFacts) -> bool:
    """Tell whether other things of a file have a member called so, in languages where members are not asked."""
    if b"." + name.encode() not in file.source:
        return False
    # What is plain text comes first: the engine leaps to it.
    member = rb"\.%b\b(?<!\bthis\.%b)(?<!\bself\.%b)" % ((re.escape(name.encode()),) * 3)
    return not _is_typed(file) and re.search(member, file.source) is not None


def _is_typed(file: FileFacts) -> bool:
    return file.language.reach in ("namespace", "directory")


def _given(file: FileFacts) -> Iterator[_Given]:
    """List what the author of a file named."""
    yield from file.all(Class)
    yield from file.all(TypeDefinition)
    yield from (it for it in file.all(Function) if not it.overrides and not it.accessor)
    yield from file.all(Parameter)
    # What an object of another language of types holds is often named by whoever sends it.
    yield from (it for it in file.all(Assignment) if _is_typed(file) or not it.member)
