"""Why a shop's file is refused as a whole, and what to do about it."""

from config.errors import InputError
from indexer.home.columns import ColumnMapping
from indexer.home.file import HomeFile
from indexer.home.report import ImportReport
from indexer.home.staging import HomeStaging


def refuse_useless(source: HomeFile, mapping: ColumnMapping, staging: HomeStaging, report: ImportReport) -> None:
    """Raises InputError for a file of which no row could be taken."""
    if not report.rows:
        raise InputError(f"{source.path} has no rows.", "Export it again; nothing was changed.")
    refuse_columns(source, mapping)
    if not staging.staged:
        reasons = ", ".join(f"{rows.reason} {rows.rows}×" for rows in report.bad_rows) or "all were skipped"
        line = f"; first on line {report.bad_rows[0].first[0].line}" if report.bad_rows else ""
        raise InputError(f"{source.path} has no good row: {reasons}{line}.", "Correct the file; nothing was changed.")


def refuse_half(report: ImportReport) -> None:
    """Raises InputError: what a cut export no longer lists would be told to be not sold here."""
    before = report.home_rows - report.added + report.removed
    raise InputError(
        f"{report.file} would leave {report.home_rows:,} of {before:,} home rows. Nothing was changed.",
        "If the shop sells so little now, repeat it with --force; otherwise export the whole catalog.",
    )


def refuse_columns(source: HomeFile, mapping: ColumnMapping) -> None:
    """Raises InputError where no column is known to hold the id or the title, or one was given that is not there."""
    mapping.check_given()
    missing = mapping.missing()
    if missing and mapping.columns:
        known = ", ".join(mapping.columns[:20])
        first = "Its first line must name the columns; name" if source.format == "csv" else "Name"
        raise InputError(
            f"{source.path} has no column for {' and '.join(missing)} (it has: {known}).",
            f"{first} yours with {' '.join(f'--map {field}=COLUMN' for field in missing)}.",
        )
