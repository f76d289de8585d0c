"""Cost: no question takes more of the processor than to read the file, however much of what it looks for stands there.

All examples of a language make one long file. Both are measured in one run, so that a slow machine is slow in both.
"""

import time
from collections import defaultdict

import pytest

from drift_lsp.detectors import registry
from drift_lsp.facts.extract import extract
from drift_lsp.graphs.outline import outline
from drift_lsp.syntax import languages
from drift_lsp.syntax.parse import parse
from drift_lsp.testing import PROJECT, unmark

SIZE = 100_000
"""Bytes of the file; what looks through all of it for each thing it finds shows in one of that length."""

MOST = 2.0
"""Times that parsing and collecting all facts takes."""

AGAIN = 3

EXAMPLES = defaultdict(dict)
for detector in registry.all_detectors():
    for example in detector.examples:
        EXAMPLES[example.language][unmark(example.code)[0]] = None


def seconds(work):
    began = time.process_time()
    work()
    return time.process_time() - began


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_no_question_costs_more_than_reading(name):
    language, once = languages.named(name), "\n\n".join(EXAMPLES[name]).encode() + b"\n\n"
    source = once * max(1, SIZE // len(once))

    def read():
        return extract(parse(source, language), "src/shop/module", source)

    file = read()
    file.once(outline, PROJECT)
    limit = MOST * min(seconds(read) for _ in range(AGAIN))
    for it in registry.spoken_in(*file.read_as):
        took = seconds(lambda it=it: list(it.observe(file, PROJECT)))
        for _ in range(AGAIN if took > limit else 0):
            took = min(took, seconds(lambda it=it: list(it.observe(file, PROJECT))))
        assert took <= limit, f"{it.id} takes {took:.2f} s for {len(source):,} bytes"
