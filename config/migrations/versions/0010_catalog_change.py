"""Which styles of both catalogs changed since they were matched, noted by triggers; and what the last match knew.

A trigger sees every writer, whichever verb it is of. A later migration that builds one of these tables anew, as
SQLite needs it for some changes of columns, has to create its triggers again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_HOME = ("''", "{row}.style_key")
_SITE = ("{row}.site", "{row}.product_id")
_LISTED = "(OLD.delisted_at IS NULL) <> (NEW.delisted_at IS NULL)"
_WATCHED = {
    "home_row": (_HOME, "record, style_key", "OLD.record <> NEW.record OR OLD.style_key <> NEW.style_key"),
    "harvest_product": (_SITE, "record, delisted_at", f"OLD.record <> NEW.record OR {_LISTED}"),
    "harvest_variant": (
        _SITE,
        "record, position, delisted_at",
        f"OLD.record <> NEW.record OR OLD.position <> NEW.position OR {_LISTED}",
    ),
}
"""By table: how a style is named, and which updates change what it says."""


def upgrade() -> None:
    op.create_table(
        "catalog_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site", sa.String(length=63), nullable=False),
        sa.Column("key", sa.String(length=512), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "matched_market",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=32), nullable=False),
        sa.Column("totals", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    for table, (names, columns, differs) in _WATCHED.items():
        _watch(table, names, "added", "INSERT", ("NEW",))
        _watch(table, names, "changed", f"UPDATE OF {columns}", ("OLD", "NEW"), differs)
        _watch(table, names, "removed", "DELETE", ("OLD",))


def downgrade() -> None:
    for table in _WATCHED:
        for what in ("added", "changed", "removed"):
            op.execute(f"DROP TRIGGER {table}_{what}{_on(table)}")
            if not _sqlite():
                op.execute(f"DROP FUNCTION note_{table}_{what}()")
    op.drop_table("matched_market")
    op.drop_table("catalog_change")


def _watch(
    table: str, names: tuple[str, str], what: str, event: str, rows: tuple[str, ...], differs: str = "1 = 1"
) -> None:
    notes = " ".join(
        f"INSERT INTO catalog_change (site, key) VALUES ({', '.join(names).format(row=row)});" for row in rows
    )
    head = f"CREATE TRIGGER {table}_{what} AFTER {event} ON {table} FOR EACH ROW WHEN ({differs})"
    if _sqlite():
        op.execute(f"{head} BEGIN {notes} END")
        return
    op.execute(
        f"CREATE FUNCTION note_{table}_{what}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {notes} RETURN NULL; END $$"
    )
    op.execute(f"{head} EXECUTE FUNCTION note_{table}_{what}()")


def _on(table: str) -> str:
    return "" if _sqlite() else f" ON {table}"


def _sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"
