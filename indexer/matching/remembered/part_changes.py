"""What has changed in a part, taken into its memory."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer.matching.remembered.part_memory import PartChanges, PartMemory
from indexer.matching.remembered.style_entries import identifiers, of_key
from indexer.matching.remembered.style_memory import StyleMemory
from indexer.matching.styles.styles import Style


@dataclass(frozen=True)
class Touched:
    """Rows whose styles are other ones now, and the identifiers that these have or had."""

    home: frozenset[int]
    site: frozenset[int]
    home_identifiers: Counter[str]
    site_identifiers: Counter[tuple[str, str]]
    """With the site that they are of."""
    home_numbers: frozenset[str]
    """Part numbers that a style has now or has no more, or whose style is of another brand or sold in other counts."""
    site_numbers: frozenset[tuple[str, str]]


def take_in(memory: PartMemory, changes: PartChanges) -> Touched:
    """Put the changes into a part's memory. Candidates and matches of what was touched are forgotten elsewhere."""
    home, home_before, home_now = _put(memory.home, changes.home)
    site, site_before, site_now = _put(memory.site, changes.site)
    home_styles, site_styles = home_before + home_now, site_before + site_now
    known = memory.known
    memory.matches = matches = memory.matches.grown(len(memory.site))
    for key in changes.site:
        for row in memory.site.rows(of_key(key)):
            matches.mine[row] = key not in changes.guests
    known.brands |= {("home", style.record.brand) for style in home_styles}
    known.brands |= {("site", style.record.brand) for style in site_styles}
    there = ([row for row in sorted(rows) if row in side] for rows, side in ((site, memory.site), (home, memory.home)))
    _put_records(memory, *there)
    return Touched(
        frozenset(home),
        frozenset(site),
        Counter(name for style in home_styles for name in identifiers(style)),
        Counter((style.site, name) for style in site_styles for name in identifiers(style)),
        frozenset(number for _, number in _numbered_otherwise(home_before, home_now)),
        frozenset(_numbered_otherwise(site_before, site_now)),
    )


def _put(memory: StyleMemory, changes: Mapping[str, Style | None]) -> tuple[set[int], list[Style], list[Style]]:
    """The rows that were touched, and what was and is in them."""
    rows, before, now = set(), list[Style](), list[Style]()
    for key, style in changes.items():
        known = memory.rows(of_key(key))
        before += [memory[row] for row in known]
        if known or style is not None:
            rows.add(memory.put(known[0] if known else None, style))
        if style is not None:
            now.append(style)
    return rows, before, now


def _numbered_otherwise(before: Sequence[Style], now: Sequence[Style]) -> Iterator[tuple[str, str]]:
    """Sites and numbers."""
    had, have = ({told for style in styles for told in _told_by_numbers(style)} for styles in (before, now))
    return ((site, number) for site, number, *_ in had ^ have)


def _told_by_numbers(style: Style) -> Iterator[tuple[str, str, str, str, frozenset[int]]]:
    """For each number all that matters of whoever shares it."""
    counts = frozenset(item.pack or item.described_pack or 1 for item in style.items)
    return ((style.site, number, style.key, style.record.brand, counts) for number in style.all_numbers)


def _put_records(memory: PartMemory, site: list[int], home: list[int]) -> None:
    """Counted and weighed at once, which costs some time however few they are."""
    records = [side[row].record for side, rows in ((memory.site, site), (memory.home, home)) for row in rows]
    if not records:
        return
    counted = memory.keys.count(records)
    table, space = memory.keys.weigh(counted), memory.space
    for rows, side, vectors, its in (
        (site, memory.site, space.of_site, slice(len(site))),
        (home, memory.home, space.of_home, slice(len(site), None)),
    ):
        if rows:
            side.put_counted(rows, counted.rows(its), vectors(table)[its])
