"""Reference: detectors in, their documentation as Markdown out — written from the detectors themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from inspect import cleandoc

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Detector, Flags
from drift_lsp.enforcement.knobs import Check
from drift_lsp.enforcement.trust import is_trusted
from drift_lsp.facts.vocabulary import KINDS
from drift_lsp.syntax import queries
from drift_lsp.syntax.languages import LANGUAGES, Language, inside

INTRODUCTION = """# The questions Drift asks

Generated from the detectors by `pytest --update`; each detector is one file in this folder with its examples inside.
Which answer is right is learned from the project, but for the absolute ones, which hold everywhere.

*always*: shown on old code too. *changed*: shown on new code only. *listed*: told in lists and hovers, and where hardly
anybody departs also on a line that did not until it was changed; what is *listed until 99 %* is shown on new code where
sixty sites and more agree with hardly an exception. A question has its tier by what readers said of it: *read*
counts what was right, taste and wrong of all findings whose code people opened, from the beginning on; much of what was
wrong was mended since. `(x)`: in that language less than 65 % of them were right, what was read lately counting more,
so that only lines are told that did so until they were changed (`check.trust`). `[tiers]` in drift.toml moves a
question.
Conventions that nobody asked for are mined from calls, components, classes, functions and handlers. Bases that the
classes of a folder share and imports that its files share are asked of new code (`mined/class-base`,
`mined/file-import`), the others are listed (`mined/call-keyword`, `mined/class-decorator`, `mined/wrapper` …), and told
where an edit took away what nearly all of the same kind carry.
"""

Read = Mapping[str, tuple[int, int, int]]
"""Detector → how many of its findings readers called right, taste and wrong."""


def reference(detectors: Iterable[Detector], read: Read) -> str:
    """Write the page of all detectors: a table, then each question with an example."""
    asked = list(detectors)
    pages = (line for it in asked for line in _page(it))
    return "\n".join([INTRODUCTION, *_table(asked, read), "", *_facts(), *pages])


def _table(detectors: list[Detector], read: Read) -> Iterator[str]:
    yield f"| detector | tier | read | {' | '.join(it.name for it in LANGUAGES)} |"
    yield f"|---|---|---|{'---|' * len(LANGUAGES)}"
    for detector in detectors:
        spoken = (_asked(detector, language) for language in LANGUAGES)
        said = " / ".join(map(str, read[detector.id])) if detector.id in read else ""
        where = " | ".join(spoken)
        yield f"| [`{detector.id}`](#{_anchor(detector)}) | {_tier(detector)} | {said} | {where} |"


def _asked(detector: Detector, language: Language) -> str:
    """Mark whether a language has a question, and in brackets whether readers doubt what it says there."""
    if detector not in registry.spoken_in(*inside(language)):
        return ""
    tier = detector.family_tiers.get(language.family, detector.tier)
    doubted = tier in ("changed", "throughout") and not is_trusted(detector.id, language.family, Check().trust)
    return "(x)" if doubted else "x"


_WORDS = {"throughout": "listed until 99 %"}


def _tier(detector: Detector) -> str:
    """Say where a question speaks: `listed, in cpp changed`."""
    others: dict[str, list[str]] = {}
    for family, tier in detector.family_tiers.items():
        others.setdefault(_WORDS.get(tier, tier), []).append(family)
    parts = [
        _WORDS.get(detector.tier, detector.tier),
        *(f"in {' and '.join(families)} {tier}" for tier, families in others.items()),
    ]
    return ", ".join([*parts, *(["absolute"] if detector.absolute else [])])


def _facts() -> Iterator[str]:
    yield "## What the queries of each language capture\n"
    yield f"| fact | {' | '.join(it.name for it in LANGUAGES)} |"
    yield f"|---|{'---|' * len(LANGUAGES)}"
    for name, kind in sorted(KINDS.items()):
        known = (kind in registry.kinds(*inside(language)) for language in LANGUAGES)
        yield f"| {name.replace('_', ' ')} | {' | '.join('x' if it else '' for it in known)} |"
    yield "\nFrameworks, seen only where they are imported: " + "; ".join(
        f"{language.name}: {', '.join(names)}" for language in LANGUAGES if (names := _frameworks(language))
    )
    yield ""


def _frameworks(language: Language) -> list[str]:
    return sorted({it.stem for it in queries.files(language.name) if it.parent.name == "frameworks"})


def _page(detector: Detector) -> Iterator[str]:
    question, _, why = cleandoc(detector.__doc__ or "").partition("\n")
    yield f"## `{detector.id}`\n"
    yield f"**{question}** {' '.join(why.split())}\n"
    for choice, said in detector.answers.items():
        yield f"- {said.replace('{}', '…')}" + (" (never)" if choice in detector.absolute else "")
    if detector.remedy:
        yield f"\n{detector.remedy}"
    flagged = next(it for it in detector.examples if isinstance(it, Flags))
    code = flagged.code.replace("«", "").replace("»", "")
    if flagged.taught:
        yield f"\nWhere this is the custom:\n\n{_fenced(flagged.language, flagged.taught)}\n\nthis is flagged:\n"
    else:
        yield "\nFlagged:\n"
    yield f"{_fenced(flagged.language, code)}\n"


def _anchor(detector: Detector) -> str:
    return detector.id.replace("/", "")


def _fenced(language: str, code: str) -> str:
    return f"```{language}\n{code.strip()}\n```"
