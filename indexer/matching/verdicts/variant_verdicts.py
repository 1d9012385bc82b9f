"""The verdict on a variant whose style a person or an identifier has named."""

from collections.abc import Sequence

from indexer.matching.identifiers.answer import IdentifierAnswer
from indexer.matching.styles.styles import Item, Style
from indexer.matching.styles.variant_fit import VariantFit, allowed_fit
from indexer.matching.verdicts.facts import fit_kind, option_facts
from indexer.matching.verdicts.thresholds import FITS
from indexer.verdict import Evidence, VariantVerdict, Verdict


def by_judgement(item: Item, home: Style, row: Item) -> VariantVerdict:
    """A person said that they are the same: nothing outranks it."""
    said = Evidence(code="judged_same", detail=f"A person decided that this is '{row.title[:120]}' ({row.id}).")
    return verdict_on(item, Verdict.SOLD_HERE, 1.0, [said], home, row)


def by_judged_style(style: Style, item: Item, home: Style, forbidden: frozenset[str]) -> VariantVerdict:
    """A person said that the styles are the same; home's options say which of the variants it sells."""
    said = Evidence(
        code="judged_same_style", detail=f"A person decided that this style is '{home.record.title[:120]}' at home."
    )
    return _in_style(item, home, allowed_fit(style, item, home, forbidden), 1.0, [said])


def by_identifier(item: Item, home: Style, answer: IdentifierAnswer) -> VariantVerdict:
    """An identifier names the style; a pack of it is not sold here, an unclear option leaves it open."""
    fit = answer.fit or VariantFit(None, clear=True)
    return _in_style(item, home, fit, answer.probability, answer.evidence)


def by_sibling(
    style: Style, item: Item, home: Style, sure: float, answer: IdentifierAnswer, forbidden: frozenset[str]
) -> VariantVerdict:
    """The style is matched by another of its variants; home's options say which of the others it sells."""
    matched = Evidence(
        code="style_matched", detail=f"Another variant of this style is '{home.record.title[:120]}' at home."
    )
    fit = allowed_fit(style, item, home, forbidden)
    return _in_style(item, home, fit, min(sure, 0.98), [matched, *answer.evidence])


def _in_style(item: Item, home: Style, fit: VariantFit, sure: float, evidence: Sequence[Evidence]) -> VariantVerdict:
    said = [*evidence, *option_facts(home, fit)]
    if fit.row is None:
        # A pack is a product of its own: it belongs to no home style.
        return verdict_on(
            item, Verdict.NOT_SOLD_HERE, FITS["different"], said, None if fit.absent == "pack" else home, None
        )
    if not fit.clear:
        return verdict_on(item, Verdict.UNCERTAIN, sure * FITS["unclear"], said, home, fit.row)
    return verdict_on(item, Verdict.SOLD_HERE, sure * FITS[fit_kind(fit)], said, home, fit.row)


def verdict_on(
    item: Item, verdict: Verdict, sold: float, evidence: list[Evidence], home: Style | None, row: Item | None
) -> VariantVerdict:
    """``sold``: the probability that it is sold here; ``home`` and ``row``: what it is at home, or most likely is."""
    return VariantVerdict(
        variant_id=item.id,
        verdict=verdict,
        match_probability=round(sold, 4),
        home_id=row.id if row else None,
        home_style_key=home.key if home else None,
        evidence=evidence,
    )
