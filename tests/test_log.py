"""The log: levels, formats and places."""

from __future__ import annotations

import json
import logging

import pytest

from drift_lsp import log, log_file
from drift_lsp.signals.spans import span


@pytest.fixture(autouse=True)
def as_it_was():
    family = logging.getLogger(log.ROOT)
    before = family.handlers[:], family.level, family.propagate
    levels = {room: log.logger(room).level for room in log.ROOMS}
    yield
    for handler in family.handlers:
        if handler not in before[0]:
            handler.close()
    family.handlers[:], family.propagate = before[0], before[2]
    family.setLevel(before[1])
    for room, level in levels.items():
        log.logger(room).setLevel(level)


def test_each_room_has_its_level(capsys):
    log.configure({"DRIFT_LOG": "storage=debug, scan=info"})
    log.logger("storage").debug("one")
    log.logger("scan").debug("two")
    log.logger("scan").info("three")
    log.logger("cli").info("four")
    log.logger("cli").warning("five")
    said = capsys.readouterr().err
    assert said == "DEBUG drift.storage: one\nINFO drift.scan: three\nWARNING drift.cli: five\n"


def test_a_level_for_all(capsys):
    log.configure({"DRIFT_LOG": "debug"})
    with span("scan.read", files=2):
        pass
    assert capsys.readouterr().err.startswith("DEBUG drift.scan: scan.read took ")


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("loud", "no level is called 'loud'; use debug"),
        ("scan=loud", "no level is called 'loud'"),
        ("scna=debug", "no room is called 'scna'; did you mean scan?"),
        ("zzzz=debug", "there are check, cli, events"),
    ],
)
def test_a_slip_is_said_and_stops_nothing(capsys, spec, said):
    log.configure({"DRIFT_LOG": spec})
    assert said in capsys.readouterr().err


def test_json_is_one_object_a_line(capsys):
    log.configure({"DRIFT_LOG": "debug", "DRIFT_LOG_FORMAT": "json"})
    with span("scan.read", files=2):
        pass
    log.logger("cli").error("it broke", exc_info=ValueError("bad\nthing"))
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (first["level"], first["room"], first["span"], first["files"]) == ("debug", "scan", "scan.read", 2)
    assert first["ms"] >= 0
    assert "ValueError: bad\nthing" in second["exception"]


def test_what_strangers_wrote_cannot_fool_a_terminal(capsys):
    log.configure({"DRIFT_LOG": "debug"})
    log.logger("git").warning("%s", "\x1b[2Jgone\u202e")
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_the_file_is_kept_small(tmp_path, monkeypatch):
    monkeypatch.setattr(log_file, "LARGEST", 2_000)
    log.configure({"DRIFT_LOG": "debug"})
    log.to_file(tmp_path, {"DRIFT_LOG_FILE": "1"})
    for n in range(400):
        log.logger("scan").info("line %d", n)
    sizes = {it.name: it.stat().st_size for it in tmp_path.iterdir()}
    assert set(sizes) == {"drift.log", "drift.log.1", "drift.log.2", "drift.log.3"}
    assert max(sizes.values()) <= 2_000
    assert "line 399" in (tmp_path / "drift.log").read_text()


def test_the_file_is_written_only_where_it_is_asked_for(tmp_path):
    log.configure({"DRIFT_LOG": "debug"})
    log.to_file(tmp_path, {})
    log.logger("scan").info("line")
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_not_followed(tmp_path, capsys):
    target = tmp_path / "outside"
    target.write_text("mine\n")
    folder = tmp_path / ".drift"
    folder.mkdir()
    (folder / "drift.log").symlink_to(target)
    log.configure({"DRIFT_LOG": "debug"})
    log.to_file(folder, {"DRIFT_LOG_FILE": "1"})
    log.logger("scan").info("line")
    assert target.read_text() == "mine\n"
    said = capsys.readouterr().err
    assert "the log stays on stderr" in said
    assert "line" in said
