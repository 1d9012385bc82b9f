"""A selection as the shop's rules want it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Engine, or_, select

from indexer.documents.style_document import home_document_id
from indexer.engines.query import And, EngineQuery, Equals, Filter, Or
from indexer.tables import home_row
from search.ranking.ranked_document import RankedDocument
from search.retrieval.retrieve import Retrieved
from search.retrieval.sources import Sources
from search.sections.merchandising import Rule, Target
from search.sections.merchandising_file import FILE_NAME
from search.sections.selection import Selection
from search.time_left import patience

Told = Mapping[str, Sequence[str]]
"""By document, what was done with it."""


def merchandise(
    selection: Selection, rules: Sequence[Rule], retrieved: Retrieved, sources: Sources
) -> tuple[Selection, Told]:
    """Boosts first, then what is buried, then pins: each section by itself, so that a candidate stays behind home.

    A pinned product has to fulfil the filter, but need not have a word of the query.
    """
    if not rules:
        return selection, {}
    ids = _document_ids(sources.database, [named for rule in rules for named in rule.products])
    told: defaultdict[str, list[str]] = defaultdict(list)
    home, candidates = (
        _buried(_boosted(found, rules, ids, told), rules, ids, told) for found in (selection.home, selection.candidates)
    )
    pins = list(dict.fromkeys(ids[named] for rule in rules for named in rule.pin if named in ids))
    found, unmatched = _pinned(pins, {hit.stored.id: hit for hit in (*home, *candidates)}, retrieved, sources)
    for place, hit in enumerate(found, 1):
        rule = next(rule for rule in rules if hit.stored.id in [ids.get(named) for named in rule.pin])
        told[hit.stored.id].append(f"pinned to place {place} {_by(rule)}")
    pinned = {hit.stored.id for hit in found}
    at_home = [hit for hit in found if hit.stored.section == "home"]
    theirs = [hit for hit in found if hit.stored.section == "buy_for_me"]
    changed = replace(
        selection,
        home=[*at_home, *(hit for hit in home if hit.stored.id not in pinned)],
        home_total=selection.home_total + unmatched,
        candidates=[*theirs, *(hit for hit in candidates if hit.stored.id not in pinned)],
    )
    return changed, told


def _boosted(
    found: Sequence[RankedDocument], rules: Sequence[Rule], ids: Mapping[str, str], told: defaultdict[str, list[str]]
) -> list[RankedDocument]:
    boosted = []
    for hit in found:
        for rule in rules:
            for boost in rule.boost:
                if hit.score and _covers(boost, hit, ids):
                    hit = hit.boosted("merchandising", boost.by)
                    told[hit.stored.id].append(f"boosted {boost.by:g} times {_by(rule)}")
        boosted.append(hit)
    return sorted(boosted, key=lambda hit: -hit.score)


def _buried(
    found: Sequence[RankedDocument], rules: Sequence[Rule], ids: Mapping[str, str], told: defaultdict[str, list[str]]
) -> list[RankedDocument]:
    last = []
    for hit in found:
        rule = next((rule for rule in rules if any(_covers(target, hit, ids) for target in rule.bury)), None)
        if rule:
            told[hit.stored.id].append(f"buried {_by(rule)}")
            last.append(hit)
    buried = {hit.stored.id for hit in last}
    return [*(hit for hit in found if hit.stored.id not in buried), *last]


def _covers(target: Target, hit: RankedDocument, ids: Mapping[str, str]) -> bool:
    return target.covers(hit.document, ids.get(target.product or ""))


def _pinned(
    pins: Sequence[str], known: Mapping[str, RankedDocument], retrieved: Retrieved, sources: Sources
) -> tuple[list[RankedDocument], int]:
    """Those of the pinned that fulfil the filter, and how many home hits of them the query itself does not bring."""
    if not pins:
        return [], 0
    parts: tuple[Filter, ...] = (Or(tuple(Equals("id", id_) for id_ in pins)),)
    wanted = And(parts if retrieved.filter is None else (*parts, retrieved.filter))
    at_home = And((*wanted.parts, Equals("section", "home")))
    some, matching = sources.index.search(
        [EngineQuery(None, wanted, limit=len(pins)), EngineQuery(retrieved.scope.text, at_home, limit=len(pins))],
        patience(),
    )
    closed = set(retrieved.scope.opted_out)
    documents = {hit.stored.id: hit.stored for hit in some.hits if hit.document.brand_site not in closed}
    found = [known.get(id_) or RankedDocument(documents[id_], 0.0, 0.0, {}) for id_ in pins if id_ in documents]
    shown = [hit for hit in found if hit.stored.section != "withheld"]
    matched = {hit.stored.id for hit in matching.hits}
    return shown, sum(hit.stored.section == "home" and hit.stored.id not in matched for hit in shown)


def _document_ids(database: Engine, named: Sequence[str]) -> dict[str, str]:
    """By name: the shop's ids and item_group_ids first; anything else is taken for a document's id."""
    if not named:
        return {}
    rows = select(home_row.c.home_id, home_row.c.style_key)
    known = or_(home_row.c.home_id.in_(named), home_row.c.style_key.in_(named))
    found = {name: name for name in named}
    with database.connect() as connection:
        for row in connection.execute(rows.where(known)):
            found |= {name: home_document_id(row.style_key) for name in (row.style_key, row.home_id) if name in found}
    return found


def _by(rule: Rule) -> str:
    return f"by “{rule.name}” ({FILE_NAME}:{rule.line})"
