"""Where a format takes its values from: formatted strings in, named in the string or handed over out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import split
from drift_lsp.facts.vocabulary import Formatting
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

NAMED = re.compile(r"(?<!\{)\{[a-z_]\w*(?::[^}]*)?\}(?!\})")
OPEN = re.compile(r"(?<!\{)\{\d?(?::[^}$]*)?\}(?!\})")
NAME = re.compile(r"[a-z_]\w*")


class FormatArguments(Detector):
    """Are plain variables named inside a format string, or handed over behind it?

    Inside, a reader need not count; behind it, all values stand together. Values that are more than a variable can
    only be handed over, so they are not asked.
    """

    id = "styling/format-arguments"
    needs = (Formatting,)
    form = True
    slots = {"format with variables": "formats with variables"}
    answers = {"inside": "variables are named in the string", "behind": "variables are handed over behind the string"}
    families = frozenset({"rust"})
    older = frozenset({"behind"})
    strict = True
    examples = (
        Flags(
            'fn drop(it: u32) { «println!("no {}", it)»; }',
            taught='fn save(it: u32) { println!("yes {it}"); }',
            language="rust",
        ),
        *(
            Flags(
                f"fn drop(it: u32) {{ «{form}»; }}",
                taught='fn save(it: u32) { println!("yes {it}"); }',
                language="rust",
            )
            for form in ('log::info!("no {}", it)', 'println!("no {0}", it)', 'assert!(it > 1, "no \\"{}\\"", it)')
        ),
        Allows(  # Whoever hands them over everywhere does so from before there was another way.
            'fn drop(it: u32) { println!("no {it}"); }',
            taught='fn save(it: u32) { println!("yes {}", it); }',
            language="rust",
        ),
        Allows(  # Not everything can stand inside.
            'fn drop(it: Cart) { println!("no {} of {}", it, it.len()); }',
            taught='fn save(it: u32) { println!("yes {it}"); }',
            language="rust",
        ),
        Allows(
            'fn drop() { println!("nothing"); }', taught='fn save(it: u32) { println!("yes {it}"); }', language="rust"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each format whose values are all variables where they stand."""
        for it in file.all(Formatting):
            if it.literal is None or it.span.size > 400:
                continue
            said = it.literal.of(file.source)
            behind = split(Span(it.literal.end, it.span.end - 1).of(file.source))
            if NAMED.search(said) and not behind:
                yield Detection("format with variables", "inside", first_line(file.source, it.span))
            elif OPEN.search(said) and behind and all(map(NAME.fullmatch, behind)):
                yield Detection("format with variables", "behind", first_line(file.source, it.span))
