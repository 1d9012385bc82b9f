"""Importing the home catalog: what the shop sells, from the shop's own file."""

import time
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from config.database import opened_database
from config.errors import OffshelfError
from config.progress import Progress
from config.settings import Settings
from indexer.home.columns import ColumnMapping
from indexer.home.file import HomeFile, inspect_file
from indexer.home.import_record import begin_import, complete_import, fail_import
from indexer.home.outcome import EXAMPLES, BadRowExample, BadRows
from indexer.home.refusals import refuse_columns, refuse_half, refuse_useless
from indexer.home.report import ImportReport
from indexer.home.row_parser import BadRow, RowParser
from indexer.home.staging import HomeStaging

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
        import_id = begin_import(database, file)
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
            fail_import(database, import_id, str(error) or "stopped")
            raise
    return report


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
            refuse_columns(source, mapping)
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
    refuse_useless(source, mapping, staging, report)


def _note_bad(bad: dict[str, BadRows], row: BadRow) -> None:
    rows = bad.setdefault(row.reason, BadRows(reason=row.reason))
    rows.rows += 1
    if len(rows.first) < EXAMPLES:
        rows.first.append(BadRowExample(line=row.line, detail=row.detail))


def _switch(staging: HomeStaging, import_id: int, report: ImportReport, started: float, force: bool) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    connection = staging.begin_switch()
    switched = staging.switch(import_id, now, report.replace)
    report.added, report.changed, report.unchanged = switched.added, switched.changed, switched.unchanged
    report.removed, report.home_rows = switched.removed, switched.total
    if report.halved and not force:
        connection.rollback()
        refuse_half(report)
    report.imported = switched.added + switched.changed + switched.unchanged
    report.seconds = round(time.monotonic() - started, 3)
    complete_import(connection, import_id, report, now)
    connection.commit()
