"""The tree of errors and its codes."""

from __future__ import annotations

import re

import pytest

from drift_lsp.errors import FILE_PROBLEMS, DriftError, FileProblem, StorageError, meaning, tree

CODES = {it.code: it for it in tree()}


def test_every_error_has_a_code_of_its_own():
    assert len(CODES) == len(tree())
    assert all(re.fullmatch(r"[A-Z]+(_[A-Z0-9]+)*", it) for it in CODES)
    assert not CODES.keys() & FILE_PROBLEMS.keys()


@pytest.mark.parametrize(
    "code",
    [
        "SCAN_ERROR",
        "SCAN_IO_ERROR",
        "CANCELLED",
        "UNSUPPORTED_LANGUAGE",
        "PARSE_ERROR",
        "DB_BUSY",
        "DB_CORRUPT",
        "DISK_FULL",
        "STORAGE_ERROR",
        "DETECTION_ERROR",
        "CONFIG_ERROR",
        "GATE_FAILED",
    ],
)
def test_the_codes_that_programs_know_are_there(code):
    said, leaves = meaning(code)
    assert said.endswith(".")
    assert leaves in (0, 1, 2, 130)


def test_what_is_no_code_means_nothing():
    assert meaning("DB_BUSYY") is None
    assert meaning("") is None


def test_branches_are_subsystems():
    assert {it.code for it in tree(StorageError)} > {"DB_BUSY", "DB_CORRUPT", "DISK_FULL"}
    assert all(it.__doc__ for it in tree())
    assert CODES["GATE_FAILED"].exit_code == 1
    assert CODES["CANCELLED"].exit_code == 130
    assert {it.exit_code for it in tree() if it.code not in ("GATE_FAILED", "CANCELLED")} == {2}
    assert str(DriftError("What.", "Do.")) == "What. Do."


def test_every_problem_of_a_file_is_explained():
    named = {value for name, value in vars(FileProblem).items() if name.isupper()}
    assert named == set(FILE_PROBLEMS)
