"""Importing the home catalog: what the shop sells, from the shop's own file."""

import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, update

from config.database import opened_database
from config.errors import InputError, OffshelfError
from config.progress import Progress
from config.settings import Settings
from indexer.home.columns import ColumnMapping
from indexer.home.file import HomeFile, inspect_file
from indexer.home.outcome import EXAMPLES, BadRowExample, BadRows
from indexer.home.report import ImportReport
from indexer.home.row_parser import BadRow, RowParser
from indexer.home.staging import HomeStaging
from indexer.tables import home_import

_STAGE = "Reading the home catalog"
_PROGRESS_EVERY = 2_000


def import_home(
    settings: Settings,
    file: Path,
    format_name: str | None,
    mapping: Sequence[str],
    replace: bool,
    listener: Progress,
    force: bool = False,
) -> ImportReport:
    """Import a file; rows with a known id replace what home had of it, with ``replace`` all others go.

    Raises InputError, and changes nothing, if the file fails as a whole: it can't be read, breaks off, lacks the id or
    title column, has no good row, or would leave half of the catalog or less and ``force`` does not say that it may.
    """
    columns = ColumnMapping(mapping)
    started = time.monotonic()
    with opened_database(settings) as database:
        import_id = _begin(database, file)
        try:
            source = inspect_file(file, format_name)
            report = ImportReport(
                file=str(file),
                format=source.format,
                encoding=source.encoding,
                delimiter=source.delimiter,
                replace=replace,
            )
            with HomeStaging(database) as staging:
                _stage(source, columns, staging, report, listener)
                _switch(staging, import_id, report, started, force)
        except (OffshelfError, KeyboardInterrupt) as error:
            _finish(database, import_id, "failed", {"error": str(error) or "stopped"})
            raise
    return report


def _begin(database: Engine, file: Path) -> int:
    now = datetime.now(UTC).replace(tzinfo=None)
    with database.begin() as connection:
        # An import that was killed has no other chance to say so.
        connection.execute(
            update(home_import).where(home_import.c.state == "running").values(state="failed", finished_at=now)
        )
        result = connection.execute(home_import.insert().values(source=str(file), started_at=now, state="running"))
    return int(result.inserted_primary_key[0]) if result.inserted_primary_key else 0


def _finish(database: Engine, import_id: int, state: str, report: dict[str, object]) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    with database.begin() as connection:
        connection.execute(
            update(home_import).where(home_import.c.id == import_id).values(state=state, finished_at=now, report=report)
        )


def _stage(
    source: HomeFile, mapping: ColumnMapping, staging: HomeStaging, report: ImportReport, listener: Progress
) -> None:
    parser = RowParser(mapping, source.format == "merchant", datetime.now(UTC))
    bad: dict[str, BadRows] = {}
    skipped: Counter[str] = Counter()
    for row in source.rows():
        report.rows += 1
        outcome = parser.parse(row)
        if report.rows == 1 and source.format == "csv":
            _refuse_columns(source, mapping)
        if not isinstance(outcome, BadRow):
            staging.add(row.line, outcome)
        elif outcome.skipped:
            skipped[outcome.reason] += 1
        else:
            _note_bad(bad, outcome)
            if outcome.home_id:
                staging.keep(outcome.home_id)
        if report.rows % _PROGRESS_EVERY == 0:
            listener(_STAGE, report.rows, None)
    listener(_STAGE, report.rows, report.rows)
    for line, repeated in staging.drop_duplicates():
        _note_bad(bad, BadRow(line, "duplicate_id", repeated))
    report.bad_rows = sorted(bad.values(), key=lambda rows: -rows.rows)
    report.skipped_rows = dict(skipped.most_common())
    report.dropped_values = {reason: count for reason, count in parser.notes.most_common() if count}
    report.mapping, report.attributes = mapping.fields, sorted(mapping.attributes)
    _refuse_useless(source, mapping, staging, report)


def _note_bad(bad: dict[str, BadRows], row: BadRow) -> None:
    rows = bad.setdefault(row.reason, BadRows(reason=row.reason))
    rows.rows += 1
    if len(rows.first) < EXAMPLES:
        rows.first.append(BadRowExample(line=row.line, detail=row.detail))


def _refuse_useless(source: HomeFile, mapping: ColumnMapping, staging: HomeStaging, report: ImportReport) -> None:
    if not report.rows:
        raise InputError(f"{source.path} has no rows.", "Export it again; nothing was changed.")
    _refuse_columns(source, mapping)
    if not staging.staged:
        reasons = ", ".join(f"{rows.reason} {rows.rows}×" for rows in report.bad_rows) or "all were skipped"
        line = f"; first on line {report.bad_rows[0].first[0].line}" if report.bad_rows else ""
        raise InputError(f"{source.path} has no good row: {reasons}{line}.", "Correct the file; nothing was changed.")


def _refuse_half(report: ImportReport) -> None:
    """What a cut export no longer lists would be told to be not sold here."""
    before = report.home_rows - report.added + report.removed
    raise InputError(
        f"{report.file} would leave {report.home_rows:,} of {before:,} home rows. Nothing was changed.",
        "If the shop sells so little now, repeat it with --force; otherwise export the whole catalog.",
    )


def _refuse_columns(source: HomeFile, mapping: ColumnMapping) -> None:
    mapping.check_given()
    missing = mapping.missing()
    if missing and mapping.columns:
        known = ", ".join(mapping.columns[:20])
        first = "Its first line must name the columns; name" if source.format == "csv" else "Name"
        raise InputError(
            f"{source.path} has no column for {' and '.join(missing)} (it has: {known}).",
            f"{first} yours with {' '.join(f'--map {field}=COLUMN' for field in missing)}.",
        )


def _switch(staging: HomeStaging, import_id: int, report: ImportReport, started: float, force: bool) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    connection = staging.begin_switch()
    switched = staging.switch(import_id, now, report.replace)
    report.added, report.changed, report.unchanged = switched.added, switched.changed, switched.unchanged
    report.removed, report.home_rows = switched.removed, switched.total
    if report.halved and not force:
        connection.rollback()
        _refuse_half(report)
    report.imported = switched.added + switched.changed + switched.unchanged
    report.seconds = round(time.monotonic() - started, 3)
    connection.execute(
        update(home_import)
        .where(home_import.c.id == import_id)
        .values(state="complete", finished_at=now, report=report.model_dump(mode="json"))
    )
    connection.commit()
