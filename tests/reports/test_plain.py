"""Text for a person: goldens, widths, and nothing that fools a terminal."""

from __future__ import annotations

import json
import re

import msgspec
import pytest

from drift_lsp.enforcement.messages import quote
from drift_lsp.reports.escape import UNSAFE as UNSAFE_CHARS
from drift_lsp.reports.escape import cells, in_json, visible
from drift_lsp.reports.paint import Page
from drift_lsp.reports.plain import check_text
from tests.reports import made

ANSI = re.compile(r"\x1b\[\d*m")


@pytest.mark.parametrize("width", [None, 100, 60, 30])
def test_text_is_what_it_was(golden, width):
    golden(f"check-{width or 'pipe'}.txt", check_text(made.REPORT, Page(width), made.read))


def test_colours_add_nothing_but_colours():
    plain = check_text(made.REPORT, Page(100), made.read)
    coloured = check_text(made.REPORT, Page(100, colour=True), made.read)
    assert coloured != plain
    assert ANSI.sub("", coloured) == plain


def test_no_line_is_wider_than_the_terminal():
    for width in (50, 60, 72, 100, 200):
        text = check_text(made.REPORT, Page(width), made.read)
        assert max(map(cells, text.splitlines())) <= width


def test_the_caret_stands_under_what_departs_even_behind_wide_characters():
    text = check_text(made.Checked((made.NAME,)), Page(100), made.read)
    shown, marks = (line.partition("| ")[2] for line in text.splitlines()[3:5])
    before = shown[: shown.index("getKitchen")]
    assert marks == " " * cells(before) + "^" * len("getKitchen")
    assert cells(before) == len(before) + 2


def test_a_long_line_is_cut_round_what_departs():
    line = "x" * 500 + " here " + "y" * 500
    it = msgspec.structs.replace(made.NAME, row=1, column=502, end_row=1, end_column=506, code=quote(line))
    text = check_text(made.Checked((it,)), Page(100), lambda _: line.encode())
    shown, marks = (line.partition("| ")[2] for line in text.splitlines()[3:5])
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "here"


def test_a_line_that_changed_since_is_not_underlined():
    text = check_text(made.Checked((made.NAME,)), Page(100), lambda _: b"quite\n" * 99)
    assert "getKitchen(küche)" in text
    assert "^" not in text
    assert "quite" not in text


def test_a_file_that_went_and_a_secret_show_no_wrong_line():
    assert "^" not in check_text(made.Checked((made.NAME,)), Page(100))
    assert "import db" not in check_text(made.Checked((made.SECRET,)), Page(100), made.read)


def test_the_budget_is_told_and_can_be_lifted():
    text = check_text(made.REPORT, Page(), made.read)
    assert "No timeout." not in text
    assert "1 more not shown" in text
    everything = check_text(made.REPORT, Page(), made.read, budget=False)
    assert "No timeout." in everything
    assert "more not shown" not in everything


def test_several_places_are_one_card():
    text = check_text(made.Checked((made.AGAIN, made.CAUSE)), Page(), made.read)
    assert text.count("errors/raise-cause") == 1
    assert text.index("7:9") < text.index(f"the same at 13:9 [{made.AGAIN.id}]")
    assert "2 departures in 1 file" in text


def test_many_places_are_not_all_named():
    places = tuple(msgspec.structs.replace(made.AGAIN, id=f"{n:016x}", row=n) for n in range(20, 40))
    assert "and 14 more places" in check_text(made.Checked(places), Page(), made.read)


def test_nothing_unsafe_reaches_a_terminal():
    text = check_text(made.REPORT, Page(), made.read)
    assert r"Bad \x1b]0;name\x07, 100%: x\ny" in text
    assert not UNSAFE_CHARS.search(text.replace("\n", ""))


def test_no_line_begins_like_a_command_of_a_runner():
    it = msgspec.structs.replace(made.NAME, path="::error file=x::y")
    assert not [line for line in check_text(made.Checked((it,)), Page()).splitlines() if line.lstrip().startswith("::")]


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u200b", "\U000e0041", "\ud800"])
def test_unsafe_characters_are_spelt(char):
    spelt = visible(f"a{char}b")
    assert not UNSAFE_CHARS.search(spelt)
    assert visible(spelt) == spelt
    assert json.loads(in_json(f'"{char}"')) == char


def test_ordinary_text_is_left_alone():
    text = "Größe 日本 العربية naïve 🙂 'x' \\n"
    assert visible(text) == text


def test_a_clean_project_says_so():
    assert check_text(made.Checked(), Page()) == "No departures in 1,203 files in 2.1 s.\n"


def test_comments_that_silence_nothing_are_named():
    text = check_text(made.REPORT, Page(), made.read)
    assert r"shop/a.py:3: # drift: ignore \x1b[0m: a comment must name what it silences" in text
