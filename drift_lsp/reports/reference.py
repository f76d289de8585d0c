"""Reference: detectors in, their documentation as Markdown out — written from the detectors themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from inspect import cleandoc

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Detector, Flags
from drift_lsp.facts.vocabulary import KINDS
from drift_lsp.syntax import queries
from drift_lsp.syntax.languages import LANGUAGES, Language, inside

INTRODUCTION = """# The questions Drift asks

Generated from the detectors by `pytest --update`; each detector is one file in this folder with its examples inside.
Which answer is right is learned from the project, but for the absolute ones, which hold everywhere.

*always*: shown on old code too. *changed*: shown on new code only. *listed*: told in lists and hovers, and shown on new
code only where two hundred sites and more agree with hardly an exception (99 %).
`[tiers]` in drift.toml moves a question. Conventions that nobody asked for are mined from calls, components, classes,
functions and handlers; calls and components that nearly always get one argument or prop, and a library's function or a
plain element used past the thin wrapper that this project has for it, are flagged on new code (`mined/call-keyword`,
`mined/element-prop`, `mined/wrapper`), the others are listed.
"""


def reference(detectors: Iterable[Detector]) -> str:
    """Write the page of all detectors: a table, then each question with an example."""
    asked = list(detectors)
    return "\n".join([INTRODUCTION, *_table(asked), "", *_facts(), *(line for it in asked for line in _page(it))])


def _table(detectors: list[Detector]) -> Iterator[str]:
    yield f"| detector | tier | {' | '.join(it.name for it in LANGUAGES)} |"
    yield f"|---|---|{'---|' * len(LANGUAGES)}"
    for detector in detectors:
        spoken = (detector in registry.spoken_in(*inside(language)) for language in LANGUAGES)
        tier = f"{detector.tier}, absolute" if detector.absolute else detector.tier
        yield f"| [`{detector.id}`](#{_anchor(detector)}) | {tier} | {' | '.join('x' if it else '' for it in spoken)} |"


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
