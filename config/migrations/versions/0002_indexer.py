"""The indexer's tables."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "home_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "home_row",
        sa.Column("home_id", sa.String(length=512), nullable=False),
        sa.Column("style_key", sa.String(length=512), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=40), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("home_id"),
    )
    op.create_index(op.f("ix_home_row_changed_at"), "home_row", ["changed_at"], unique=False)
    op.create_index(op.f("ix_home_row_style_key"), "home_row", ["style_key"], unique=False)
    op.create_table(
        "index_build",
        sa.Column("name", sa.String(length=128), nullable=False),
        sa.Column("engine", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "indexed_document",
        sa.Column("build", sa.String(length=128), nullable=False),
        sa.Column("document_id", sa.String(length=104), nullable=False),
        sa.Column("content_hash", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("build", "document_id"),
    )
    op.create_index("ix_indexed_document_build", "indexed_document", ["build"], unique=False)
    op.create_table(
        "judgement",
        sa.Column("variant_id", sa.String(length=104), nullable=False),
        sa.Column("home_id", sa.String(length=512), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("variant_id", "home_id"),
    )
    op.create_table(
        "verdict",
        sa.Column("variant_id", sa.String(length=104), nullable=False),
        sa.Column("site", sa.String(length=63), nullable=False),
        sa.Column("style_id", sa.String(length=90), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=True),
        sa.Column("match_probability", sa.Float(), nullable=True),
        sa.Column("home_id", sa.String(length=512), nullable=True),
        sa.Column("home_style_key", sa.String(length=512), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("variant_id"),
    )
    op.create_index(op.f("ix_verdict_home_id"), "verdict", ["home_id"], unique=False)
    op.create_index(op.f("ix_verdict_home_style_key"), "verdict", ["home_style_key"], unique=False)
    op.create_index(op.f("ix_verdict_site"), "verdict", ["site"], unique=False)
    op.create_index(op.f("ix_verdict_style_id"), "verdict", ["style_id"], unique=False)
    op.create_table(
        "vocabulary",
        sa.Column("build", sa.String(length=128), nullable=False),
        sa.Column("term", sa.String(length=128), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("build", "term"),
    )


def downgrade() -> None:
    op.drop_table("vocabulary")
    op.drop_index(op.f("ix_verdict_style_id"), table_name="verdict")
    op.drop_index(op.f("ix_verdict_site"), table_name="verdict")
    op.drop_index(op.f("ix_verdict_home_style_key"), table_name="verdict")
    op.drop_index(op.f("ix_verdict_home_id"), table_name="verdict")
    op.drop_table("verdict")
    op.drop_table("judgement")
    op.drop_index("ix_indexed_document_build", table_name="indexed_document")
    op.drop_table("indexed_document")
    op.drop_table("index_build")
    op.drop_index(op.f("ix_home_row_style_key"), table_name="home_row")
    op.drop_index(op.f("ix_home_row_changed_at"), table_name="home_row")
    op.drop_table("home_row")
    op.drop_table("home_import")
