"""A store with verdicts that leave something to decide, written as a run would have."""

from collections.abc import Callable, Iterator
from math import log

import pytest
from sqlalchemy import Connection, Engine, insert

from config.database import write_transaction
from config.settings import Settings
from indexer.review.question import Question
from indexer.review.queue import review_queue
from indexer.tables import verdict as verdict_table
from indexer.verdict import Evidence, Verdict
from tests.indexer.stored_catalog import SEEN, harvest, ids, import_rows, product

Write = Callable[..., None]


@pytest.fixture
def connection(database: Engine) -> Iterator[Connection]:
    with database.connect() as connection:
        yield connection


@pytest.fixture
def says(settings: Settings, database: Engine) -> Write:
    """``says(name, home_id, probability, *evidence)``: a style of acme, its home row, its verdicts."""

    def write(
        name: str,
        home_id: str,
        probability: float,
        *facts: Evidence,
        sizes: tuple[str, ...] = (),
        verdict: Verdict = Verdict.UNCERTAIN,
        brand: str = "Acme",
        home_brand: str = "Acme",
    ) -> None:
        import_rows(settings, {"id": home_id, "title": f"{name} at home", "brand": home_brand})
        harvest(settings, product(name, *sizes, brand=brand))
        with write_transaction(database) as connection:
            for size in sizes or ("",):
                style_id, variant_id = ids(name, size)
                row = {
                    "variant_id": variant_id,
                    "site": "acme",
                    "style_id": style_id,
                    "verdict": verdict,
                    "match_probability": probability,
                    "home_id": home_id,
                    "home_style_key": home_id,
                    "evidence": [fact.model_dump() for fact in facts or [alike(probability)]],
                    "decided_at": SEEN.replace(tzinfo=None),
                }
                connection.execute(insert(verdict_table), [row])

    return write


@pytest.fixture
def queue(connection: Connection) -> Callable[[], list[Question]]:
    return lambda: review_queue(connection)


def alike(probability: float) -> Evidence:
    """The scorer's word that makes a probability, with nothing else to be."""
    weight = log(probability / (1 - probability))
    return Evidence(code="most_alike", detail="The most likely home product is 'it'.", weight=weight)
