"""Judgements as a file: one JSON object a line, with both records as they were, to be replayed or learned from."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from pydantic import ValidationError
from sqlalchemy import Connection

from config.database import opened_database, write_transaction
from config.errors import InputError
from config.settings import Settings
from crawler.harvest.tombstones import tombstones
from indexer.matching.judgements.judgement import NAMES, Judgement
from indexer.matching.judgements.log import JudgementLog
from indexer.matching.judgements.record_side import brand_side, home_side
from indexer.matching.judgements.reports import ExportedJudgements, ImportedJudgements

_LONGEST_LINE = 1 << 20


def export_judgements(settings: Settings, file: Path) -> ExportedJudgements:
    """Write every decision that counts; ``-`` is stdout. Raises InputError where the file can't be written."""
    with opened_database(settings) as database, database.connect() as connection:
        said = JudgementLog(connection).in_force()
        lines = [orjson.dumps(_line(connection, judged)).decode() + "\n" for judged in said]
    if str(file) == "-":
        sys.stdout.writelines(lines)
    else:
        try:
            file.write_text("".join(lines), "utf-8")
        except OSError as error:
            raise InputError(f"{file} can't be written: {error.strerror}.", "Name another file.") from error
    return ExportedJudgements(file=str(file), judgements=len(lines))


def import_judgements(settings: Settings, file: Path) -> ImportedJudgements:
    """Take the decisions of an export; doing so twice changes nothing. Raises InputError for an unreadable file.

    A decision on a record that is gone is kept, and counts again when the record is back.
    """
    report = ImportedJudgements(file=str(file))
    left_out: Counter[str] = Counter()
    waiting: Counter[str] = Counter()
    with opened_database(settings) as database, write_transaction(database) as connection:
        log = JudgementLog(connection)
        known = {judged.key: judged for judged in log.in_force()}
        purged = {stone.site for stone in tombstones(connection)}
        taken: dict[tuple[str, str, str], Judgement] = {}
        for number, judged in _read(file):
            report.lines += 1
            if reason := _refusal(judged, known, purged):
                left_out[reason] += 1
                if judged is None and report.first_malformed is None:
                    report.first_malformed = number
                continue
            if judged is not None:
                taken[judged.key] = known[judged.key] = judged
        if taken:
            log.add(list(taken.values()))
        waiting.update(reason for judged in taken.values() if (reason := _gone(connection, judged)))
    return report.model_copy(update={"taken": len(taken), "waiting": dict(waiting), "left_out": dict(left_out)})


def _line(connection: Connection, judged: Judgement) -> dict[str, Any]:
    subject, name = NAMES[judged.scope]
    sides = (brand_side(connection, judged.scope, judged.subject), home_side(connection, judged.scope, judged.object))
    records = [side.model_dump(mode="json") if side else None for side in sides]
    said = judged.model_dump(mode="json", exclude={"subject", "object"})
    return {subject: judged.subject, name: judged.object, **said, "brand_record": records[0], "home_record": records[1]}


def _read(file: Path) -> Iterator[tuple[int, Judgement | None]]:
    """Numbers of lines, with None for a line that is no decision."""
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, _judgement(line)
    except OSError as error:
        raise InputError(
            f"{file} can't be read: {error.strerror}.", "Write one with: offshelf judge --export FILE"
        ) from error


def _judgement(line: bytes) -> Judgement | None:
    try:
        if len(line) > _LONGEST_LINE:
            return None
        values = orjson.loads(line)
        subject, name = NAMES[values["scope"]]
        judged = Judgement.model_validate({**values, "subject": values[subject], "object": values[name]})
    except (orjson.JSONDecodeError, ValidationError, KeyError, TypeError):
        return None
    aware = judged.decided_at if judged.decided_at.tzinfo else judged.decided_at.replace(tzinfo=UTC)
    usable = judged.decision != "withdrawn" and judged.subject and judged.object
    return judged.model_copy(update={"decided_at": min(aware, datetime.now(UTC))}) if usable else None


def _refusal(
    judged: Judgement | None, known: dict[tuple[Any, str, str], Judgement], purged: Iterable[str]
) -> str | None:
    if judged is None:
        return "malformed"
    if judged.scope != "brand" and judged.subject.rpartition(".")[0] in purged:
        return "site_purged"
    ours = known.get(judged.key)
    if ours is None and judged.decision == "same" and judged.scope != "brand":
        rivals = (other for key, other in known.items() if key[:2] == judged.key[:2] and other.decision == "same")
        ours = next(rivals, None)
    if ours is None:
        return None
    if (ours.key, ours.decision) == (judged.key, judged.decision):
        return "already_known"
    return "older_than_ours" if judged.decided_at <= ours.decided_at else None


def _gone(connection: Connection, judged: Judgement) -> str | None:
    if brand_side(connection, judged.scope, judged.subject) is None:
        return "variant_not_listed"
    return "home_row_gone" if home_side(connection, judged.scope, judged.object) is None else None
