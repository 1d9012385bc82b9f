"""What a build holds, kept in the order of its key and only once: SQLite kept each row and an index of all of it."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_COLUMNS: dict[str, tuple[sa.Column[str], sa.Column[int] | sa.Column[str]]] = {
    "vocabulary": (sa.Column("term", sa.String(length=128)), sa.Column("documents", sa.Integer())),
    "indexed_document": (sa.Column("document_id", sa.String(104)), sa.Column("content_hash", sa.String(40))),
}
"""By table: what the key has beside the build, and what is known by it."""


def upgrade() -> None:
    op.drop_index("ix_indexed_document_build", "indexed_document")  # the key begins with the build
    _made_anew(by_key=True)


def downgrade() -> None:
    _made_anew(by_key=False)
    op.create_index("ix_indexed_document_build", "indexed_document", ["build"])


def _made_anew(*, by_key: bool) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table, (named, value) in _COLUMNS.items():
        op.rename_table(table, f"{table}_before")
        op.create_table(
            table,
            sa.Column("build", sa.String(length=128), nullable=False),
            sa.Column(named.name, named.type, nullable=False),
            sa.Column(value.name, value.type, nullable=False),
            sa.PrimaryKeyConstraint("build", named.name),
            sqlite_with_rowid=not by_key,
        )
        op.execute(f"INSERT INTO {table} SELECT * FROM {table}_before")
        op.drop_table(f"{table}_before")
