"""A person's decisions as the matcher takes them: they outrank every score and survive every run."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from getpass import getuser

from sqlalchemy import Connection, select

from config.database import opened_database, write_transaction
from config.errors import InputError, NotFoundError
from config.settings import Settings
from crawler.tables import harvest_product, harvest_variant
from indexer.matching.judgements.judgement import Decision, Judgement, Judgements, Scope
from indexer.matching.judgements.log import JudgementLog
from indexer.matching.judgements.reports import BrandJudgementReport, JudgementReport, UndoReport
from indexer.tables import home_row
from indexer.text import squash


def record_judgement(
    settings: Settings, variant_id: str, decision: str, home_id: str, by: str | None = None, why: str | None = None
) -> JudgementReport:
    """Keep a decision; a later one on the same pair replaces it, and one variant is the same as one home row only.

    Raises NotFoundError for an unknown variant or home row, InputError for another decision.
    """
    said = as_decision(decision)
    with opened_database(settings) as database, write_transaction(database) as connection:
        _check_known(connection, variant_id, home_id)
        judged = Judgement.said_now(("variant", variant_id, home_id), said, by or current_user(), why)
        JudgementLog(connection).add([judged])
    return JudgementReport(
        variant_id=variant_id, decision=said, home_id=home_id, decided_by=judged.decided_by, why=judged.why
    )


def record_brand_judgement(
    settings: Settings, brand: str, decision: str, home_brand: str, by: str | None = None, why: str | None = None
) -> BrandJudgementReport:
    """Keep whether two names are one brand, whatever spelling, aliases and identifiers say.

    Raises InputError for another decision, and for names that are the same but for capitals and signs.
    """
    said = as_decision(decision)
    if squash(brand) == squash(home_brand) or not (squash(brand) and squash(home_brand)):
        raise InputError(f"'{brand[:60]}' and '{home_brand[:60]}' are no two names.", "Give two different names.")
    judged = Judgement.said_now(("brand", brand, home_brand), said, by or current_user(), why)
    with opened_database(settings) as database, write_transaction(database) as connection:
        JudgementLog(connection).add([judged])
    return BrandJudgementReport(
        brand=brand, decision=said, home_brand=home_brand, decided_by=judged.decided_by, why=why
    )


def undo_judgement(settings: Settings, subject: str | None, by: str | None = None) -> UndoReport:
    """Take back the last decision, or the last one on a variant; what it had replaced counts again.

    Raises NotFoundError if there is none.
    """
    with opened_database(settings) as database, write_transaction(database) as connection:
        undone = JudgementLog(connection).undo(by or current_user(), subject)
    if not undone:
        what = f"on '{subject[:120]}' " if subject else ""
        raise NotFoundError(f"There is no decision {what}to undo.", "See what there is with: offshelf judge --export -")
    return UndoReport(undone=undone)


def as_decision(text: str) -> Decision:
    """Raises InputError for anything but ``same`` and ``different``."""
    if text == "same":
        return "same"
    if text == "different":
        return "different"
    raise InputError(f"'{text[:60]}' is no decision.", "Say 'same' or 'different'.")


def current_user() -> str:
    """Who sits at the terminal."""
    try:
        return getuser()
    except (OSError, KeyError):  # a container's user may have no name
        return "unknown"


def read_judgements(connection: Connection) -> Judgements:
    """What counts now; of styles, what is another product is told for each of their variants."""
    said = JudgementLog(connection).in_force()
    different: dict[str, set[str]] = defaultdict(set)
    for variant_id, home_id in _pairs(said, "variant", "different"):
        different[variant_id].add(home_id)
    for variant_id, home_id in _in_styles(connection, _pairs(said, "style", "different")):
        different[variant_id].add(home_id)
    return Judgements(
        same=dict(_pairs(said, "variant", "same")),
        different={variant: frozenset(ids) for variant, ids in different.items()},
        same_styles=dict(_pairs(said, "style", "same")),
    )


def judged_brands(connection: Connection, decision: Decision) -> list[tuple[str, str]]:
    """Pairs of brands that a person said are one, or are two: the home catalog's name, then the site's."""
    return [(home, site) for site, home in _pairs(JudgementLog(connection).in_force(), "brand", decision)]


def _pairs(said: Iterable[Judgement], scope: Scope, decision: Decision) -> list[tuple[str, str]]:
    return [(one.subject, one.object) for one in said if one.scope == scope and one.decision == decision]


def _in_styles(connection: Connection, different: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Variants with the home rows that they are not, for styles that are different products."""
    of_style = (harvest_product.c.site == harvest_variant.c.site) & (
        harvest_product.c.product_id == harvest_variant.c.product_id
    )
    variants = select(harvest_variant.c.variant_id).join(harvest_product, of_style)
    for style_id, home_style_key in different:
        rows = select(home_row.c.home_id).where(home_row.c.style_key == home_style_key)
        home_ids = list(connection.execute(rows).scalars())
        for variant_id in connection.execute(variants.where(harvest_product.c.style_id == style_id)).scalars():
            yield from ((variant_id, home_id) for home_id in home_ids)


def _check_known(connection: Connection, variant_id: str, home_id: str) -> None:
    known = select(harvest_variant.c.variant_id).where(harvest_variant.c.variant_id == variant_id)
    if connection.execute(known).first() is None:
        raise NotFoundError(f"There is no brand variant '{variant_id}'.", "List them with: offshelf export")
    if connection.execute(select(home_row.c.home_id).where(home_row.c.home_id == home_id)).first() is None:
        raise NotFoundError(f"There is no home row '{home_id}'.", "Use an id of the catalog that was imported.")
