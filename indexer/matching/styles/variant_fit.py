"""Which row of a matched home style a variant is, by the options that both state."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.matching.styles.styles import Item, Style
from indexer.matching.wording.colours import colours
from indexer.matching.wording.contents import lone_numbers, pieces
from indexer.matching.wording.option_values import Fit, compare_values, value_terms
from indexer.matching.wording.read_once import read_once
from indexer.matching.wording.stated_differences import amounts_overlap, stated
from indexer.text import terms


@dataclass(frozen=True)
class VariantFit:
    """``row``: the home row; None if every row states another value. ``silent``: options that home does not state."""

    row: Item | None
    clear: bool
    silent: tuple[str, ...] = ()
    absent: str = ""
    """The option whose value home lacks; ``pack`` for a pack of what home sells singly."""


def fit_variant(style: Style, variant: Item, rows: Sequence[Item]) -> VariantFit:
    """The row that fits best: every option the same, then home silent, then unclear. Packs are compared first."""
    best: VariantFit | None = None
    absent = "pack"
    for row in rows:
        if packs_differ(variant, row):
            continue
        fit = _fit_row(style, variant, row)
        if fit.row is None:
            absent = fit.absent
        elif best is None or _goodness(fit) > _goodness(best):
            best = fit
    return best or VariantFit(None, clear=True, absent=absent)


def packs_differ(variant: Item, row: Item) -> bool:
    """Whether they hold different counts; one that says nothing of packs is a single.

    ``Pack of 100`` and ``100 softgels`` are the same: a count in the other title is what that one holds.
    """
    one, other = variant.pack or variant.described_pack or 1, row.pack or row.described_pack or 1
    return one != other and not _holds(variant, row) and not _holds(row, variant)


def _holds(pack: Item, single: Item) -> bool:
    """Whether the count that a pack's title states, and no other of its numbers, is a number by itself in a title that
    states none, or how many pieces another one counts."""
    if not pack.pack or single.states_count:
        return False
    if pack.pack not in lone_numbers(single.title) and pack.pack not in pieces(single.title):
        return False
    return terms(pack.title).count(str(pack.pack)) <= 1


def only_other_packs(style: Style, other: Style) -> bool:
    """Whether every count that one is sold in differs from every count of the other."""
    return all(packs_differ(item, row) for item in style.items for row in other.items)


def _goodness(fit: VariantFit) -> tuple[bool, int]:
    return fit.clear, -len(fit.silent)


def _fit_row(style: Style, variant: Item, row: Item) -> VariantFit:
    clear, silent = True, []
    for option, value in variant.options.items():
        its = row.options.get(option)
        fit = compare_values(option, value, its) if its else _fit_title(style, variant, option, row.title)
        if fit is Fit.DIFFERENT:
            return VariantFit(None, clear=True, absent=option)
        if fit is None:
            silent.append(option)
        clear = clear and fit is not Fit.UNCLEAR
    return VariantFit(row, clear, tuple(silent))


def _fit_title(style: Style, variant: Item, option: str, title: str) -> Fit | None:
    """What a home title says of an option, read by the values that the brand itself tells its variants apart by."""
    value = variant.options[option]
    title_words, name_words = value_terms(title), value_terms(style.record.title)
    values = sorted({item.options[option] for item in style.items if option in item.options}, key=len, reverse=True)
    named = [v for v in values if _names(title_words, v) and not _names(name_words, v)]
    if named:
        return Fit.SAME if value in named else Fit.DIFFERENT
    if option == "color":
        named_colours = colours(title) - colours(style.record.title)
        if named_colours and colours(value):
            both = named_colours & colours(value)
            return Fit.SAME if named_colours == colours(value) else Fit.UNCLEAR if both else Fit.DIFFERENT
    others = [style.record.title, *(told for name, told in variant.options.items() if name != option)]
    return _fit_stated(value, title, " ".join(others))


@read_once(65_536)
def _fit_stated(value: str, title: str, others: str) -> Fit | None:
    """Whether a title states the amount or the kind that the value does; what ``others`` state too tells nothing."""
    mine, theirs, elsewhere = stated(value), stated(title), stated(others)
    units = mine.amounts.keys() & theirs.amounts.keys() - elsewhere.amounts.keys()
    kinds = mine.kinds.keys() & theirs.kinds.keys() - elsewhere.kinds.keys()
    if not units and not kinds:
        return None
    alike = [amounts_overlap(unit, mine.amounts[unit], theirs.amounts[unit]) for unit in sorted(units)]
    alike += [bool(mine.kinds[kind] & theirs.kinds[kind]) for kind in sorted(kinds)]
    return Fit.SAME if all(alike) else Fit.DIFFERENT


@read_once(65_536)
def _names(words: tuple[str, ...], value: str) -> bool:
    """Whether the words hold the value's, one after another; a lone letter or digit counts at the end only."""
    wanted = value_terms(value)
    if not wanted:
        return False
    if len(wanted) == 1 and len(wanted[0]) == 1:
        return words[-1:] == wanted
    return any(words[i : i + len(wanted)] == wanted for i in range(len(words) - len(wanted) + 1))


def allowed_fit(style: Style, item: Item, home: Style, forbidden: frozenset[str]) -> VariantFit:
    """The fit among the rows that no person has ruled out."""
    rows = [row for row in home.items if row.id not in forbidden]
    return fit_variant(style, item, rows) if rows else VariantFit(None, clear=True, absent="judged_different")
