"""A few changed styles of a part matched as the whole part would be, by what was counted when it was."""

from concurrent.futures import Executor

from indexer.matching.judgements.judgement import Judgements
from indexer.matching.market_decision import MarketDecision
from indexer.matching.remembered.affected import (
    affected_by_new_pairs,
    affected_by_rivals,
    affected_by_what_was,
    forget_candidates,
    holders,
    sharing_identifiers,
    sharing_rare_numbers,
)
from indexer.matching.remembered.at_hand import StylesAtHand
from indexer.matching.remembered.matches import NONE
from indexer.matching.remembered.moved_rivals import Snapshot
from indexer.matching.remembered.part_changes import take_in
from indexer.matching.remembered.part_memory import PartChanges, PartMemory
from indexer.matching.remembered.shared_work import SharedWork
from indexer.matching.remembered.style_entries import of_key
from indexer.matching.scoring.scorer import Scorer
from indexer.matching.styles.styles import Style
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.wording.brand_names import BrandNames
from indexer.verdict import VariantVerdict

_ROUNDS = 3
"""How often it is followed what one decision changes for other styles."""


class Rematch:
    """Decides what some changes of a part affect, and brings the part's memory up to them."""

    def __init__(
        self,
        memory: PartMemory,
        brands: BrandNames,
        scorer: Scorer,
        judgements: Judgements,
        pool: Executor | None = None,
    ) -> None:
        """``pool``: of a process that may help."""
        self._memory, self._brands, self._judgements, self._counts = memory, brands, judgements, memory.counts()
        self._shared = SharedWork(memory, brands, scorer, judgements, pool)

    def decide(self, changes: PartChanges) -> list[tuple[Style, VariantVerdict]]:
        """The verdicts on all variants of what is affected."""
        memory = self._memory
        touched = take_in(memory, changes)
        affected = affected_by_what_was(memory, touched) | sharing_rare_numbers(memory, touched) | touched.site
        affected |= {row for key in changes.judged for row in memory.site.rows(of_key(key))}
        before = Snapshot.of(memory.matches)
        forget_candidates(memory, touched)
        pairs, own, linked = self._shared.candidates(touched, sharing_identifiers(memory, touched) - affected)
        moved = affected_by_new_pairs(memory, touched, pairs, own)
        memory.matches.add_candidates(pairs, own)
        affected |= linked
        moved = (moved | affected_by_rivals(memory, touched, before)) - affected
        decided: dict[int, list[VariantVerdict]] = {}
        for _ in range(_ROUNDS):
            if rows := sorted(row for row in affected | moved if row in memory.site):
                verdicts, affected = self._decided(rows, moved)
                decided |= verdicts
            moved = set()
        mine = memory.matches.mine
        return [(memory.site[row], verdict) for row, some in decided.items() if mine[row] for verdict in some]

    def _decided(self, some: list[int], moved: set[int]) -> tuple[dict[int, list[VariantVerdict]], set[int]]:
        """The verdicts on some styles by row, and which others these change; some only ``moved``, and may stand."""
        memory, matches = self._memory, self._memory.matches
        found = self._shared.among_rivals(some, moved)
        rows = [*found]
        at_hand = StylesAtHand(memory, self._judgements, rows, found)
        market = MarketDecision(at_hand.home, at_hand.site, self._brands, self._judgements, self._counts)
        market.joined |= {row: (int(matches.joined[row]), 1.0) for row in at_hand.joined}
        market.link_identifiers(rows)
        market.weigh(found)
        for row in (*at_hand.rivals, *at_hand.claimants):
            market.weighed[row] = self._kept(row)
        market.contest([*rows, *at_hand.rivals])
        market.assign([*rows, *at_hand.rivals], [(row, int(matches.given[row])) for row in at_hand.held])
        given = {row: market.given.get(row, NONE) for row in (*rows, *at_hand.rivals)}
        changed = ((now, int(matches.given[row])) for row, now in given.items() if now != matches.given[row])
        turned = {home for pair in changed for home in pair} - {NONE}
        others = {row for row in at_hand.rivals if given[row] != matches.given[row] or self._lists_apart(row, turned)}
        joined = {row: market.joined[row][0] if row in market.joined else NONE for row in rows}
        pairs = ((joined[row], int(matches.joined[row])) for row in rows)
        moved = {home for pair in pairs for home in pair if pair[0] != pair[1]}
        others |= holders(memory, moved - {NONE})
        for row in rows:
            matches.put_kept(row, market.weighed[row])
            matches.joined[row], matches.said[row] = joined[row], market.links.said(row)
        for row, home in given.items():
            matches.given[row] = home
        return {row: market.verdicts([row]) for row in rows}, others - set(rows)

    def _lists_apart(self, row: int, turned: set[int]) -> bool:
        """Whether a variant may have one of these home styles beside the one that its style has."""
        kept = self._memory.matches.kept[row].tolist()
        return not turned.isdisjoint(kept) and len(self._memory.site[row].items) > 1

    def _kept(self, row: int) -> list[TextCandidate]:
        matches = self._memory.matches
        pairs = zip(matches.kept[row].tolist(), matches.odds[row].tolist(), strict=True)
        return [TextCandidate(home, odds) for home, odds in pairs if home != NONE]
