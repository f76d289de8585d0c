"""Trust: what readers said of findings in, which part of a question's findings is right in each family out.

Lately read counts more, for much of what was wrong is mended: half as much for every 1,500 labels since. What one
project holds again and again counts three times at most. The less was read of a question, the more it is trusted as all
are (`PRIOR`), and in a family of languages as it is in all of them: shrinkage to the mean (Efron and Morris 1975).
Of the last two rounds of reading, each told by the labels before it, 71 % were right, of what is trusted at 0.65 82 %.
"""

from collections import Counter, defaultdict

HALVED, OFTEN = 1500, 3
PRIOR, WEIGHT = 0.7, 3
LEAST = 5
"""Findings that must have been read of a question to tell it from all others."""


ROUND = "commits at once"
"""How rounds are called whose labels count: those that read what is said of changed lines."""

RENEWED = {"security/evaluated-code": "changed, 300 commits at once, clean, all who turn"}
"""Questions that ask another thing since a round: what was read before it tells nothing of them. Code that is evaluated
is told only where it comes from outside.
"""

SCRIPTS = ("javascript", "typescript")
KINDRED = {"cpp": ("c",), **dict.fromkeys(("javascript", "svelte", "tsx", "typescript", "vue"), SCRIPTS)}
"""Families that are read as one, and languages that are called by their own name."""


def trust(labels):
    """Map (detector, family) to the part that is right, `*` for any family."""
    begun = {it["round"]: n for n, it in reversed(list(enumerate(labels)))}
    told = [
        it for n, it in enumerate(labels) if ROUND in it["round"] and n >= begun.get(RENEWED.get(it["detector"], ""), 0)
    ]
    read = Counter(it["detector"] for it in told)
    counted = [it for it in told if read[it["detector"]] >= LEAST]
    often = Counter((it["project"], it["detector"]) for it in counted)
    right, of, families = defaultdict(float), defaultdict(float), set()
    for age, it in enumerate(reversed(counted)):
        weight = 0.5 ** (age / HALVED) * min(1, OFTEN / often[it["project"], it["detector"]])
        for family in ("*", *KINDRED.get(it["language"], (it["language"],))):
            of[it["detector"], family] += weight
            right[it["detector"], family] += weight * (it["label"] == "right")
            families.add((it["detector"], family))
    shares = {}
    for detector, family in sorted(families):  # `*` sorts before every family.
        mean = shares.get((detector, "*"), PRIOR)
        key = detector, family
        shares[key] = (right[key] + mean * WEIGHT) / (of[key] + WEIGHT)
    return shares


def table(labels):
    """Write what Drift reads."""
    return "".join(
        f"{detector}\t{family}\t{share:.2f}\n" for (detector, family), share in trust(labels).items() if family
    )
