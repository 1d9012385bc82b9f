"""What has changed in a part, taken into its memory."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from indexer.matching.remembered.part_memory import PartChanges, PartMemory
from indexer.matching.remembered.style_entries import identifiers, of_key
from indexer.matching.remembered.style_memory import StyleMemory
from indexer.matching.styles import Style


@dataclass(frozen=True)
class Touched:
    """Rows whose styles are other ones now, and the identifiers that these have or had."""

    home: frozenset[int]
    site: frozenset[int]
    home_identifiers: Counter[str]
    site_identifiers: Counter[tuple[str, str]]
    """With the site that they are of."""


def take_in(memory: PartMemory, changes: PartChanges) -> Touched:
    """Put the changes into a part's memory. Candidates and matches of what was touched are forgotten elsewhere."""
    home, home_styles = _put(memory.home, changes.home)
    site, site_styles = _put(memory.site, changes.site)
    known = memory.known
    known.matches = known.matches.grown(len(memory.site))
    for key in changes.site:
        for row in memory.site.rows(of_key(key)):
            known.matches.mine[row] = key not in changes.guests
    known.brands |= {("home", style.record.brand) for style in home_styles}
    known.brands |= {("site", style.record.brand) for style in site_styles}
    there = ([row for row in sorted(rows) if row in side] for rows, side in ((site, memory.site), (home, memory.home)))
    _put_records(memory, *there)
    return Touched(
        frozenset(home),
        frozenset(site),
        Counter(name for style in home_styles for name in identifiers(style)),
        Counter((style.site, name) for style in site_styles for name in identifiers(style)),
    )


def _put(memory: StyleMemory, changes: Mapping[str, Style | None]) -> tuple[set[int], list[Style]]:
    """The rows that were touched, and what is and was in them."""
    rows, styles = set(), []
    for key, style in changes.items():
        known = memory.rows(of_key(key))
        styles += [memory[row] for row in known]
        if known or style is not None:
            rows.add(memory.put(known[0] if known else None, style))
        if style is not None:
            styles.append(style)
    return rows, styles


def _put_records(memory: PartMemory, site: list[int], home: list[int]) -> None:
    for rows, side, vectors in ((site, memory.site, memory.space.of_site), (home, memory.home, memory.space.of_home)):
        if rows:
            counted = memory.keys.count([side[row].record for row in rows])
            side.put_counted(rows, counted, vectors(memory.keys.weigh(counted)))
