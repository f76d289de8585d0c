"""What a survey says comes back as it was; replacing never appends; removing forgets everything."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from drift_lsp.detectors.sites import Bearer
from drift_lsp.detectors.survey import Directive, Group, Site, Survey
from drift_lsp.enforcement.violation import Violation
from drift_lsp.errors import DatabaseCorruptError, DiskFullError
from drift_lsp.graphs.outline import Definition, Outline
from drift_lsp.storage import dictionary, files, first, meta, patterns, tallies, violations
from drift_lsp.storage.database import Database
from drift_lsp.storage.files import FileRow
from drift_lsp.storage.patterns import ExampleRow

TABLES_OF_FILES = ("file_metadata", "detections", "slots", "choices", "violations", "pattern_examples")

offset = some.integers(0, 2**40)
text = some.text(max_size=30)
sites = some.lists(some.builds(Site, offset, offset, text, some.integers(0, 2)), min_size=1, max_size=6).map(tuple)
groups = some.lists(
    some.builds(Group, some.sampled_from(["a/b", "c/d"]), text, text, sites),
    max_size=8,
    unique_by=lambda it: (it.detector, it.slot, it.choice),
).map(tuple)
definition = some.builds(Definition, text, offset, offset, some.booleans(), some.lists(text, max_size=2).map(tuple))
bearers = some.lists(
    some.builds(Bearer, some.sampled_from(["call", "class"]), text, offset, offset, some.just(("base:Model",))),
    max_size=3,
).map(tuple)
surveys = some.builds(
    Survey,
    some.sampled_from(["a.py", "b/c.ts", "ü/日本.py", "A.py"]),
    text,
    some.sampled_from(["main", "test", "example"]),
    offset,
    offset,
    groups,
    some.builds(Outline, some.lists(definition, max_size=3).map(tuple), some.dictionaries(text, text, max_size=3)),
    some.lists(some.builds(Directive, offset, offset, text), max_size=2).map(tuple),
    bearers,
)


def row_of(survey: Survey, size: int = 1) -> FileRow:
    return FileRow(survey.path, survey.language, survey.role, size, 1, b"\0" * 16, "", survey.lines, "now")


@settings(max_examples=150, deadline=None)
@given(some.lists(surveys, max_size=8))
def test_what_is_stored_is_loaded(seen: list[Survey]) -> None:
    with Database.memory() as db:
        for survey in seen:
            files.replace_surveys(db, [(row_of(survey), survey)])
        last = {survey.path: survey for survey in seen}
        assert {it.path: it for it in files.load_surveys(db)} == last
        for path, survey in last.items():
            assert files.load_survey(db, path) == survey
            assert files.unpack(files.pack(survey)) == survey
        assert db.value("select count(*) from detections") == sum(len(it.groups) for it in last.values())
        files.replace_surveys(db, [(row_of(it), it) for it in reversed(seen)])
        assert {it.path: it for it in files.load_surveys(db)} == {it.path: it for it in reversed(seen)}
        files.remove(db, last)
        dictionary.prune(db)
        assert {table: db.value(f"select count(*) from {table}") for table in TABLES_OF_FILES} == dict.fromkeys(
            TABLES_OF_FILES, 0
        )


def test_known_files(db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]) -> None:
    good, bad = row("a.py"), row("b.py", problem="FILE_NOT_UTF8")
    files.replace_surveys(db, [(good, survey("a.py")), (bad, None)])
    assert files.known(db) == {"a.py": good, "b.py": bad}
    assert files.load_survey(db, "b.py") is None
    assert files.load_survey(db, "c.py") is None
    assert [it.path for it in files.load_surveys(db)] == ["a.py"]


def test_a_problem_replaces_a_survey(db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]) -> None:
    files.replace_surveys(db, [(row("a.py"), survey("a.py"))])
    files.replace_surveys(db, [(row("a.py", problem="FILE_BINARY"), None)])
    assert list(files.load_surveys(db)) == []
    assert db.value("select count(*) from detections") == 0


def test_touching_keeps_the_survey(db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]) -> None:
    files.replace_surveys(db, [(row("a.py"), survey("a.py"))])
    files.touch(db, [row("a.py", mtime_ns=5), row("unknown.py")])
    assert files.known(db) == {"a.py": row("a.py", mtime_ns=5)}
    assert files.load_survey(db, "a.py") == survey("a.py")


def test_replacing_keeps_what_hangs_on_the_file(
    db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey], violation: Callable[..., Violation]
) -> None:
    files.replace_surveys(db, [(row("a.py"), survey("a.py"))])
    violations.replace_files(db, {"a.py": [violation("1", "a.py")]})
    files.replace_surveys(db, [(row("a.py", size=7), survey("a.py", {"camelCase": 1}))])
    assert violations.by_file(db, "a.py") == [violation("1", "a.py")]


def test_removing_forgets_what_hangs_on_the_file(
    db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey], violation: Callable[..., Violation]
) -> None:
    files.replace_surveys(db, [(row(it), survey(it)) for it in ("a.py", "b.py")])
    violations.replace_all(db, [violation("1", "a.py"), violation("2", "b.py")])
    patterns.replace(db, [], [], [ExampleRow("p", it, 1, 1, "x = 1", True, 1.0) for it in ("a.py", "b.py")], "now")
    files.remove(db, ["a.py", "never.py"])
    assert list(files.known(db)) == ["b.py"]
    assert violations.by_id(db, "1") is None
    assert violations.by_id(db, "2") is not None
    assert [it.path for it in patterns.examples(db, "p")] == ["b.py"]


def test_a_failed_batch_leaves_no_trace(
    db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]
) -> None:
    def fail() -> None:
        with db.atomic():
            files.replace_surveys(db, [(row("a.py"), survey("a.py", {"lost": 1}))])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert files.known(db) == {}
    files.replace_surveys(db, [(row("b.py"), survey("b.py", {"lost": 1}))])
    assert files.load_survey(db, "b.py") == survey("b.py", {"lost": 1})


def test_a_replacement_that_does_not_fit_leaves_what_was_known(
    db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]
) -> None:
    files.replace_surveys(db, [(row("a.py"), survey("a.py"))])
    db.run(f"pragma max_page_count = {db.value('pragma page_count') + 2}")
    with pytest.raises(DiskFullError):
        files.replace_surveys(db, [(row("a.py", size=9), survey("a.py", {f"choice {n}": 9 for n in range(500)}))])
    assert files.known(db) == {"a.py": row("a.py")}
    assert files.load_survey(db, "a.py") == survey("a.py")


def test_a_failed_savepoint_leaves_the_rest(
    db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]
) -> None:
    def fail() -> None:
        with db.atomic():
            files.replace_surveys(db, [(row("b.py"), survey("b.py", {"lost": 1}))])
            raise ZeroDivisionError

    with db.atomic():
        files.replace_surveys(db, [(row("a.py"), survey("a.py"))])
        with pytest.raises(ZeroDivisionError):
            fail()
        files.replace_surveys(db, [(row("c.py"), survey("c.py", {"lost": 2}))])
    assert {it.path: it for it in files.load_surveys(db)} == {
        "a.py": survey("a.py"),
        "c.py": survey("c.py", {"lost": 2}),
    }


def test_ids_given_by_another_connection_are_known(
    db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]
) -> None:
    files.replace_surveys(db, [(row("a.py"), survey("a.py", {"first": 1}))])
    assert db.path
    with Database.open(db.path) as other:
        files.remove(other, ["a.py"])
        dictionary.prune(other)
        files.replace_surveys(other, [(row("b.py"), survey("b.py", {"second": 1}))])
    files.replace_surveys(db, [(row("c.py"), survey("c.py", {"first": 1, "second": 2}))])
    assert {it.path: it for it in files.load_surveys(db)} == {
        "b.py": survey("b.py", {"second": 1}),
        "c.py": survey("c.py", {"first": 1, "second": 2}),
    }


def test_files_with_a_choice(db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]) -> None:
    made = {"a.py": {"x": 1}, "b.py": {"y": 1}, "c.py": {"x": 2, "y": 1}}
    files.replace_surveys(db, [(row(path), survey(path, choices)) for path, choices in made.items()])
    slot = "structural/name", "python function name"
    assert files.with_slot(db, *slot) == ["a.py", "b.py", "c.py"]
    assert files.with_slot(db, *slot, "x") == ["a.py", "c.py"]
    assert files.with_slot(db, *slot, "z") == []
    assert files.with_slot(db, "structural/name", "python") == []


@pytest.mark.parametrize(
    "damage",
    [
        "update file_metadata set analysis = x'00'",
        "update file_metadata set analysis = zeroblob(0)",
        "update file_metadata set analysis = x'789c9396020000750058'",
    ],
)
def test_a_damaged_record_is_said_to_be_one(
    db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey], damage: str
) -> None:
    files.replace_surveys(db, [(row("a.py"), survey("a.py"))])
    db.run(damage)
    with pytest.raises(DatabaseCorruptError):
        list(files.load_surveys(db))
    files.replace_surveys(db, [(row("b.py"), survey("b.py"))])  # No snapshot was left open.


@pytest.mark.parametrize("counts", [b"\xc1", b"", b"\x91\x94\xa1a\xa1b\xa1c\xa1d"])
def test_damaged_first_counts_are_said_to_be_so(db: Database, counts: bytes) -> None:
    db.run("insert into first_counts (path, counts) values ('a.py', ?)", counts)
    with pytest.raises(DatabaseCorruptError):
        first.counts(db, "a.py")


def test_a_file_keeps_what_it_was_counted_with_first(
    db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]
) -> None:
    slot = "structural/name", "python function name"
    meta.put(db, "baseline", "first scan")
    for digest, choice in ((b"1" * 16, "x"), (b"2" * 16, "y"), (b"3" * 16, "z")):
        files.replace_surveys(db, [(msgspec.structs.replace(row("a.py"), hash=digest), survey("a.py", {choice: 2}))])
        assert first.counts(db, "a.py")[slot] == {"x": 2}
    assert first.counts(db, "b.py") == {}


def test_an_analysis_that_would_fill_the_memory(
    db: Database, row: Callable[..., FileRow], survey: Callable[..., Survey]
) -> None:
    files.replace_surveys(db, [(row("a.py"), survey("a.py"))])
    db.run("update file_metadata set analysis = ?", zlib.compress(bytes(65 << 20)))
    with pytest.raises(DatabaseCorruptError, match="too large"):
        files.load_survey(db, "a.py")


class TestTallies:
    ONE = tallies.Tally("", "a/b", "slot", "x", 3, 2)
    TWO = tallies.Tally("src", "a/b", "slot", "y", 1, 1)

    def test_whole(self, db: Database) -> None:
        tallies.replace_tallies(db, [self.TWO])
        tallies.replace_tallies(db, [self.TWO, self.ONE])
        assert list(tallies.load_tallies(db)) == [self.ONE, self.TWO]

    def test_by_difference(self, db: Database) -> None:
        tallies.replace_tallies(db, [self.ONE, self.TWO])
        changes = [tallies.Tally("", "a/b", "slot", "x", -1, 0), tallies.Tally("src", "a/b", "slot", "y", -1, -1)]
        tallies.change_tallies(db, [*changes, tallies.Tally("src", "new/one", "slot", "x", 0, 1)])
        assert list(tallies.load_tallies(db)) == [
            tallies.Tally("", "a/b", "slot", "x", 2, 2),
            tallies.Tally("src", "new/one", "slot", "x", 0, 1),
        ]

    def test_nobody_forgets_what_is_counted(self, db: Database) -> None:
        tallies.replace_tallies(db, [self.ONE])
        dictionary.prune(db)
        assert list(tallies.load_tallies(db)) == [self.ONE]
