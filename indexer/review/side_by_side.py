"""Two records field by field, with what they agree on and which words only one of them has."""

from collections.abc import Sequence

from pydantic import BaseModel, Field
from sqlalchemy import Connection

from indexer.matching.judgements.judgement import Scope
from indexer.matching.judgements.record_side import RecordSide, brand_side, home_side
from indexer.matching.wording.brand_names import canonical_brand
from indexer.text import fold, squash, terms

_SHOWN, _NUMBERS_SHOWN = 12, 4
"""Values of one field that are shown; of numbers, which nobody reads for long, fewer."""
_DESCRIBED = 300
"""Characters of a description that are shown."""


class Piece(BaseModel):
    """A part of a text, and whether only this side has it. Plain text: whoever shows it escapes it."""

    text: str
    differs: bool = False


class ComparedField(BaseModel):
    """One line of the comparison; None where a side does not say."""

    field: str
    brand_site: str | None
    home: str | None
    agrees: bool | None = None
    """None where a side does not say, or where a difference means nothing, as of addresses."""
    brand_site_pieces: list[Piece] = Field(default_factory=list, exclude=True)
    home_pieces: list[Piece] = Field(default_factory=list, exclude=True)


def compared(connection: Connection, scope: Scope, subject: str, name: str) -> list[ComparedField]:
    """Both records of a question or verdict as they are now; empty where one of them is gone."""
    ours, theirs = brand_side(connection, scope, subject), home_side(connection, scope, name)
    return side_by_side(ours, theirs) if ours and theirs else []


def side_by_side(ours: RecordSide, theirs: RecordSide) -> list[ComparedField]:
    """``ours`` of the brand site, ``theirs`` of home; only fields that one of them states."""
    names = sorted({**ours.options, **theirs.options})
    options = [(name, ours.options.get(name, []), theirs.options.get(name, [])) for name in names]
    brands = _both(ours.brand, theirs.brand)
    lines = [
        _title(ours, theirs),
        _line("brand", *brands, *(set(map(canonical_brand, names)) for names in brands)),
        _numbers("gtin", ours.gtins, theirs.gtins),
        _numbers("mpn", ours.mpns, theirs.mpns),
        _category(ours.category, theirs.category),
        *(_line(name, a, b, set(map(fold, a)), set(map(fold, b))) for name, a, b in options),
        _line("price", ours.prices, theirs.prices, set(), set()),
        _line("description", *_both(_cut(ours.description), _cut(theirs.description)), set(), set()),
        _line("url", *_both(ours.url, theirs.url), set(), set()),
    ]
    return [line for line in lines if line.brand_site or line.home]


def _title(ours: RecordSide, theirs: RecordSide) -> ComparedField:
    """That only one title names the brand is no difference to be marked."""
    line = _line("title", [ours.title], [theirs.title], {fold(ours.title)}, {fold(theirs.title)})
    brands = f"{ours.brand or ''} {theirs.brand or ''}"
    marked = line.agrees is False
    mine = _pieces(ours.title, f"{theirs.title} {brands}", marked)
    return line.model_copy(
        update={"brand_site_pieces": mine, "home_pieces": _pieces(theirs.title, f"{ours.title} {brands}", marked)}
    )


def _numbers(name: str, ours: Sequence[str], theirs: Sequence[str]) -> ComparedField:
    """A few of each, and before the others those that both sides have."""
    one, other = set(map(squash, ours)), set(map(squash, theirs))
    mine, its = (sorted(values, key=lambda value: squash(value) not in one & other) for values in (ours, theirs))
    return _line(name, _first(mine, _NUMBERS_SHOWN), _first(its, _NUMBERS_SHOWN), one, other)


def _category(ours: str | None, theirs: str | None) -> ComparedField:
    """Equal ones agree; that shops sort by other categories means nothing."""
    equal = {fold(ours)} if ours and theirs and fold(ours) == fold(theirs) else set()
    return _line("category", *_both(ours, theirs), equal, equal)


def _line(name: str, ours: Sequence[str], theirs: Sequence[str], one: set[str], other: set[str]) -> ComparedField:
    """``one`` and ``other``: the values as they are compared; a value in common is agreement."""
    mine, its = (", ".join(_first(values, _SHOWN)) or None for values in (ours, theirs))
    agrees = bool(one & other) if one and other else None
    marked = agrees is False
    return ComparedField(
        field=name,
        brand_site=mine,
        home=its,
        agrees=agrees,
        brand_site_pieces=_pieces(mine or "", its or "", marked),
        home_pieces=_pieces(its or "", mine or "", marked),
    )


def _pieces(text: str, other: str, marked: bool) -> list[Piece]:
    """The text cut at spaces, words that the other lacks apart; whole where nothing is to be marked."""
    if not marked:
        return [Piece(text=text)]
    known = set(terms(other))
    pieces: list[Piece] = []
    for word in text.split():
        differs = not set(terms(word)) <= known
        if pieces and pieces[-1].differs == differs:
            pieces[-1].text += f" {word}"
        else:
            pieces.append(Piece(text=word, differs=differs))
    return pieces


def _first(values: Sequence[str], most: int) -> list[str]:
    """So many of them, the last one with how many more there are."""
    if len(values) <= most:
        return list(values)
    return [*values[: most - 1], f"{values[most - 1]} and {len(values) - most} more"]


def _both(ours: str | None, theirs: str | None) -> tuple[list[str], list[str]]:
    return [ours] if ours else [], [theirs] if theirs else []


def _cut(text: str | None) -> str | None:
    return text if text is None or len(text) <= _DESCRIBED else text[: _DESCRIBED - 1].rstrip() + "…"
