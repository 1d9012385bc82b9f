"""From which probability on a verdict is given, and what a variant's options do to it."""

from indexer.verdict import Verdict

SOLD_FROM = 4 / 5
"""A false "sold here" costs four times an abstention."""
NOT_SOLD_UP_TO = 0.05
"""A false "not sold here" is a public claim about a brand: it costs 20 times an abstention, so p must be at most 1/21.

What is left open by this is not lost: the probability stands in every export, for who sets another price.
"""
FITS = {"same": 1.0, "silent": 0.97, "unclear": 0.5, "different": 0.01}
"""How likely a variant is sold in a style that surely matches, by what home states of its options."""


def band(chance: float) -> Verdict:
    """The verdict that a probability of being sold here stands for, where nothing else speaks."""
    if chance >= SOLD_FROM:
        return Verdict.SOLD_HERE
    return Verdict.NOT_SOLD_HERE if chance <= NOT_SOLD_UP_TO else Verdict.UNCERTAIN
