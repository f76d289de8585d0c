"""Positions and edits: whatever the text, the editor and the server mean the same place and the same tree."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from drift_lsp.server import convert
from drift_lsp.syntax import languages
from drift_lsp.syntax.parse import parse
from drift_lsp.text import Lines
from drift_lsp.workspace.documents import Document, Documents

ODD = [
    "\n",
    "\r",
    "\r\n",
    "\f",
    "\v",
    "\x1c",
    "\x85",
    "\u2028",
    "\u2029",
    "\ufeff",
    "é",
    "e\u0301",
    "한",
    "😀",
    "👨\u200d👩\u200d👧",
    "a",
    " ",
    "\t",
    "x = 1",
]
TEXTS = st.lists(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cs"])), max_size=30).map("".join)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])
UNITS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
WIDTH = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


def reference(text: str, index: int, encoding: str) -> tuple[int, int]:
    """Row and column of the character at `index`, counted the slow and obvious way."""
    ends = [match.end() for match in re.finditer("\r\n|\n|\r", text)]
    row = sum(end <= index for end in ends)
    start = ends[row - 1] if row else 0
    return row, len(text[start:index].encode(UNITS[encoding])) // WIDTH[encoding]


@given(TEXTS, ENCODINGS)
def test_every_place_between_characters_goes_there_and_back(text, encoding):
    source = text.encode()
    lines = Lines(source)
    for index in range(len(text) + 1):
        if text[index - 1 : index + 1] == "\r\n" and index:
            continue  # Between CR and LF is no place: the line has ended already.
        at = len(text[:index].encode())
        there = convert.position(source, lines, at, encoding)
        assert (there.line, there.character) == reference(text, index, encoding)
        assert convert.offset(source, lines, there, encoding) == at


@given(TEXTS, ENCODINGS, st.integers(0, 40), st.integers(0, 200))
def test_any_position_lands_on_a_character_of_its_line(text, encoding, line, character):
    source = text.encode()
    lines = Lines(source)
    at = convert.offset(source, lines, types.Position(line, character), encoding)
    source[:at].decode()  # A place inside a character would raise.
    if line < len(lines.starts):
        ended = source[lines.starts[line] : at]
        assert lines.starts[line] <= at
        assert b"\n" not in ended
        assert b"\r" not in ended
        back = convert.position(source, lines, at, encoding)
        assert (back.line, back.character <= character) == (line, True)
    else:
        assert at == len(source)


@given(TEXTS, ENCODINGS, st.integers(-5, 200))
def test_any_offset_has_a_position(text, encoding, offset):
    source = text.encode()
    there = convert.position(source, Lines(source), offset, encoding)
    assert there.line >= 0
    assert there.character >= 0


def test_half_a_pair_is_kept_as_wide_as_it_was():
    assert convert.encode("a\ud83db") == "a\ufffdb".encode()
    assert convert.encode("\ud83d\ude00") == "😀".encode()


@pytest.mark.parametrize(
    ("encoding", "column"),
    [("utf-8", 9), ("utf-16", 6), ("utf-32", 5)],
)
def test_columns_of_a_known_line(encoding, column):
    source = 'a😀 é = "x"'.encode()  # The `=`: one, four, one, two and one bytes before it.
    at = source.index(b"=")
    assert convert.position(source, Lines(source), at, encoding) == types.Position(0, column)


@given(
    st.text(),
    st.sampled_from(
        [
            "file://",
            "file:///",
            "file://./",
            "untitled:",
            "git:/",
            "fugitive://",
            "",
            "vscode-notebook-cell:",
            "FILE:///",
        ]
    ),
)
def test_no_uri_is_an_error(text, scheme):
    path = convert.path_of(scheme + text)
    assert path is None or path.is_absolute()


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1))
def test_a_path_survives_its_uri(tmp_path_factory, name):
    path = tmp_path_factory.getbasetemp() / name.replace("/", "_")
    assert convert.path_of(convert.uri_of(path)) == path


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        ("file:///a%20b/%C3%A9.py", "/a b/é.py"),
        ("file://localhost/x.py", "/x.py"),
        ("file:///c%23/d#e?f.py", "/c#/d#e?f.py"),
        ("file:///%E9.py", "/\udce9.py"),
        ("file://server/share/x.py", None),
        ("file://./x.py", None),
        ("file:x.py", None),
        ("file:///a%00b", None),
        ("untitled:Untitled-1", None),
        ("git:/x.py?%7B%7D", None),
        ("fugitive:///x/.git//0/x.py", None),
        ("vscode-notebook-cell:/x.ipynb#W0", None),
        ("", None),
    ],
)
def test_uris_people_send(uri, path):
    found = convert.path_of(uri)
    assert (None if found is None else str(found)) == path


# Whole pieces of code, so that most texts parse and the comparison below says something.
PIECES = {
    "python": [
        "def f(a, b):\n    return a\n",
        "class C(B):\n    x = 1\n",
        "import os\n",
        "x = 'é😀'\n",
        "\n",
        "# c\r\n",
        "    ",
        "f(",
        ")",
        "'",
        '"""',
        "\r",
        "if x:\n    pass\n",
    ],
    "typescript": [
        "function f(a: number) { return a; }\n",
        "class C extends B { x = 1 }\n",
        "import x from 'y';\n",
        "const x = `é😀${y}`;\n",
        "\n",
        "// c\r\n",
        "{",
        "}",
        "(",
        "`",
        "\r",
    ],
    "tsx": [
        "const A = () => <div id='x'>é😀</div>;\n",
        "function f() { return <B c={1} />; }\n",
        "\n",
        "<",
        ">",
        "{",
        "}",
    ],
    "vue": [
        "<template><p :a='b'>x</p></template>\n",
        "<script setup lang='ts'>\n",
        "const a: T = 1;\n",
        "</script>\n",
        "<",
        "é\r\n",
    ],
    "svelte": [
        "{#if a}<p>x</p>{/if}\n",
        "<script>\n",
        "let a = 1;\n",
        "</script>\n",
        "function f() { return a }\n",
        "}",
    ],
    "javascript": ["function f(a) { return a; }\n", "const x = require('y');\n", "\n", "/* c */\r\n", "/", "{", "}"],
}


@st.composite
def edited_documents(draw):
    language = draw(st.sampled_from(sorted(PIECES)))
    pieces = st.lists(st.sampled_from(PIECES[language]), max_size=8).map("".join)
    text = draw(pieces)
    edits = draw(
        st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.one_of(st.just(""), pieces, TEXTS)), max_size=8)
    )
    parses = draw(st.lists(st.booleans(), min_size=len(edits), max_size=len(edits)))
    return language, text, list(zip(edits, parses, strict=True))


@settings(max_examples=200)
@given(edited_documents())
def test_editing_is_as_good_as_opening_anew(drawn):
    name, text, edits = drawn
    language = languages.named(name)
    document = Document(text.encode(), 1, language)
    document.tree()
    for (first, second, new), parses in edits:
        start, end = sorted((round(first * len(text)), round(second * len(text))))
        end = min(end, start + 20)
        document.change(len(text[:start].encode()), len(text[:end].encode()), new.encode())
        text = text[:start] + new + text[end:]
        assert document.source == text.encode()
        assert document.lines.starts == Lines(document.source).starts
        assert document.lines.size == len(document.source)
        if parses:  # Several edits between two parses are what an editor sends when somebody types fast.
            document.tree()
    fresh = parse(document.source, language)
    if not any(it.tree.root_node.has_error for it in fresh.layers):
        parsed = document.tree()
        assert parsed is not None
        assert [it.language for it in parsed.layers] == [it.language for it in fresh.layers]
        assert [places(it.tree) for it in parsed.layers] == [places(it.tree) for it in fresh.layers]


def places(tree):
    """Every node with its kind and its place."""
    found, nodes = [], [tree.root_node]
    while nodes:
        node = nodes.pop()
        found.append((node.type, node.start_byte, node.end_byte, tuple(node.start_point), tuple(node.end_point)))
        nodes.extend(node.children)
    return found


def test_a_tree_that_was_handed_out_never_moves():
    document = Document(b"def f():\n    pass\n", 1, languages.named("python"))
    tree = document.tree()
    before = places(tree)
    document.change(0, 0, b"import os\n\n\n")
    assert places(tree) == before
    assert document.tree().root_node.end_byte == len(document.source)


def test_trees_that_lie_longest_are_dropped_first():
    python = languages.named("python")
    documents = Documents(trees_at_most=100_000)
    for name in "abc":
        documents.open(name, Document(b"x = 1\n" * 400, 1, python))  # 48,000 bytes of tree each.
        documents.look(name)
    assert [bool(documents.get(name).weight) for name in "abc"] == [False, True, True]
    assert documents.look("a").tree.root_node.child_count == 400
    assert [bool(documents.get(name).weight) for name in "abc"] == [True, False, True]


def test_a_large_document_keeps_no_tree():
    python = languages.named("python")
    document = Document(b"x = 1\n" * 14_999, 1, python)
    assert document.tree() is not None
    document.change(0, 0, b"\n\n")
    assert document.large
    assert document.tree() is None
    assert document.weight == 0
