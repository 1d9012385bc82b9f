"""Keeping what a part was decided on as a whole."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from indexer.matching.decide import DecidedMarket
from indexer.matching.features.frequencies import count_frequencies
from indexer.matching.matrices.arrays import write_arrays
from indexer.matching.remembered.blocking_space import BlockingSpace, similarity
from indexer.matching.remembered.counted_memory import counted_arrays
from indexer.matching.remembered.key_space import write_frequencies
from indexer.matching.remembered.matches import Matches
from indexer.matching.remembered.part_memory import Remembered, keep_decided
from indexer.matching.remembered.style_memory import style_arrays
from indexer.matching.styles.styles import Style
from indexer.matching.texts.links import TextComparison


def remember_part(
    folder: Path,
    home: Sequence[Style],
    site: Sequence[Style],
    own: frozenset[int] | None,
    decided: DecidedMarket,
    packed: tuple[Sequence[bytes], Sequence[bytes]],
) -> None:
    """Keep what a part was decided on, for ``PartMemory``; nothing where there is nothing on the site.

    ``packed``: the styles of home and of the site once more, as they are kept.
    """
    shutil.rmtree(folder, ignore_errors=True)
    compared = decided.compared
    if compared is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    frequencies = count_frequencies(compared.left, compared.right)
    space = BlockingSpace(frequencies)
    vectors, targets = space.of_site(compared.left), space.of_home(compared.right)
    write_arrays(folder / "home", style_arrays(home, packed[0], targets) | counted_arrays(compared.right.counted))
    write_arrays(folder / "site", style_arrays(site, packed[1], vectors) | counted_arrays(compared.left.counted))
    write_frequencies(folder / "frequencies", frequencies)
    matches = _matches(compared, decided, similarity(vectors, targets, compared.pairs))
    if own is not None:
        matches.mine[:] = [row in own for row in range(len(site))]
    brands = {(side, each.record.brand) for side, styles in (("home", home), ("site", site)) for each in styles}
    keep_decided(folder, Remembered(compared.kind, brands), decided.market.counts, matches)


def _matches(compared: TextComparison, decided: DecidedMarket, alike: Any) -> Matches:
    matches, market = Matches.none(len(compared.left)), decided.market
    matches.put_all_candidates(compared.pairs, compared.own, alike)
    for row, candidates in market.weighed.items():
        matches.put_kept(row, candidates)
    for rows, homes in ((matches.joined, dict(market.links.pairs())), (matches.given, market.given)):
        rows[[*homes]] = [*homes.values()]
    matches.said[:] = [market.links.said(number) for number in range(len(matches.said))]
    return matches
