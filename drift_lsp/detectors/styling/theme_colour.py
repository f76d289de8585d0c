"""Colours of styled components: styles that are written in code in, whether their colours come from the theme out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

LIBRARIES = re.compile(r"(?:styled-components|@emotion/(?:styled|react|css)|@linaria/(?:react|core))(?:/|$)")
COLOUR = re.compile(
    rb"(?<![\w-])(?:color|background(?:-color)?|border(?:-(?!radius|width)[a-z-]+)?|outline|fill|stroke)\s*:\s*"
    rb"(?:[\w.%-]+\s+){0,2}?"
    rb"(?:(?P<raw>#[0-9a-fA-F]{3,8}\b|(?:rgb|hsl)a?\((?!\s*0,\s*0,\s*0,)[\d\s.,%]+\))"
    rb"|\$\{[^;`]{0,120}?\b(?:theme|colou?rs?|palette|tokens)\b)"
)
"""A colour that is written out, or one of a theme."""


class ThemeColour(Detector):
    """Do the colours of styled components come from the theme?

    A colour that is written out stays as it is where the theme is another: in the dark it is not seen.
    """

    id = "styling/theme-colour"
    tier = "throughout"
    needs = (Import,)
    slots = {"colours of styled components": "colours of styled components"}
    answers = {"theme": "it comes from the theme", "raw": "it is written out"}
    conventions = frozenset({"theme"})
    families = frozenset({"typescript", "javascript"})
    roles = ("main",)
    strict = True
    examples = (
        Flags(
            "import styled from 'styled-components';\nconst Row = styled.p`\n  color: «#1a2b3c»;\n`;",
            taught="import styled from 'styled-components';\n"
            "const Cart = styled.p`\n  border: 1px solid ${({ theme }) => theme.text};\n`;",
            language="typescript",
        ),
        Allows(  # In a theme they are written out.
            "export const theme = { color: '#1a2b3c' };",
            taught="import styled from 'styled-components';\n"
            "const Cart = styled.p`\n  color: ${({ theme }) => theme.text};\n`;",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each colour of a style that is written in code where it comes from."""
        if any(it.module and LIBRARIES.match(it.module.text) for it in file.all(Import)):
            for found in COLOUR.finditer(file.source):
                place = Span(*found.span("raw" if found["raw"] else 0))
                yield Detection("colours of styled components", "raw" if found["raw"] else "theme", place)
