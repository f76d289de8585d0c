"""Cost: no question takes more of the processor than to read the file, however much of what it looks for stands there,
and of code as people write it only a small share of that.

All examples of a language make one long file; as people write it is Drift's own code. Both are measured in one run, so
that a slow machine is slow in both.
"""

import gc
import time
from collections import defaultdict
from pathlib import Path

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

AGAIN = 5

SHARE = 0.05
"""Of what parsing and collecting all facts takes: what one question may take of code as people write it."""

ALL = 1.0
"""What all questions together may take of it."""

ROOT = Path(__file__).parents[2]
WRITTEN = {
    "python": sorted((ROOT / "drift_lsp/workspace").glob("*.py")),
    "typescript": sorted((ROOT / "editors/vscode/src").glob("*.ts")),
}

EXAMPLES = defaultdict(dict)
for detector in registry.all_detectors():
    for example in detector.examples:
        EXAMPLES[example.language][unmark(example.code)[0]] = None


def seconds(work):
    began = time.process_time()
    work()
    return time.process_time() - began


def in_one_line(codes):
    """Leave out line breaks; comments to the end of a line would swallow the rest."""
    return " ".join(code.replace("\n", " ") for code in codes if "//" not in code and "#" not in code)


def minified(_codes):
    """Write what bundles are made of."""
    return "if(a==b){c(d[e]=f(g))}else for(var h=0;h!=i.length;h++)j(new k(h));"


@pytest.mark.parametrize(
    ("name", "joined"),
    [
        *((name, "\n\n".join) for name in sorted(EXAMPLES)),
        *((name, in_one_line) for name in ("csharp", "java", "javascript", "php", "typescript")),
        ("javascript", minified),
    ],
)
def test_no_question_costs_more_than_reading(name, joined):
    language, once = languages.named(name), joined(EXAMPLES[name]).encode() + (b"" if joined is minified else b"\n\n")
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


@pytest.fixture
def uncollected():
    """Keep the collector of garbage from running in the midst of a question; a worker that scans has none either."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_a_question_takes_a_small_share_of_reading(name, uncollected):
    assert WRITTEN[name]
    sources = [(path.relative_to(ROOT).as_posix(), path.read_bytes()) for path in WRITTEN[name]]
    runs = [taken(sources, languages.named(name)) for _ in range(AGAIN)]
    reading, *asking = (min(run[of] for run in runs) for of in runs[0])
    shares = {of: took / reading for of, took in zip(list(runs[0])[1:], asking, strict=True)}
    dear = {of: f"{share:.0%}" for of, share in shares.items() if share > SHARE}
    assert not dear, "these questions cost too much: ask for the cheapest condition first, share passes by `once`"
    assert sum(shares.values()) <= ALL


def taken(sources, language):
    """Tell what reading files takes, and then each question of them."""
    took = {"reading": 0.0, **dict.fromkeys((it.id for it in registry.spoken_in(language)), 0.0)}
    for path, source in sources:
        began = time.process_time()
        file = extract(parse(source, language), path, source)
        took["reading"] += time.process_time() - began
        file.once(outline, PROJECT)
        for it in registry.spoken_in(language):
            took[it.id] += seconds(lambda it=it, file=file: list(it.observe(file, PROJECT)))
    return took
