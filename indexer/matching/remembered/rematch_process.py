"""A process that brings parts of a market up to what has changed, beside the one that asks for it."""

from sqlalchemy import Engine

from config.database import open_database
from config.settings import Settings
from indexer.matching.remembered.part_rematch import rematch_part
from indexer.matching.remembered.rematch_job import PartOutcome, RematchJob
from indexer.matching.scoring.scorer import shipped_scorer

_opened: dict[str, Engine] = {}
"""By address, the store: open until the process ends, as opening it takes as long as deciding a few styles."""


def rematch_part_alone(settings: Settings, job: RematchJob) -> PartOutcome | None:
    """``rematch_part`` in such a process, on a connection of its own to the store."""
    return rematch_part(_database(settings), job)


def get_ready(settings: Settings) -> None:
    """What it can do before it knows its part."""
    shipped_scorer()
    _database(settings)


def _database(settings: Settings) -> Engine:
    address = settings.database_address
    if address not in _opened:
        _opened[address] = open_database(settings)
    return _opened[address]
