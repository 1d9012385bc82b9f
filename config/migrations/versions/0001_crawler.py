"""The crawler's tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "dropped",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site", sa.String(length=63), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_dropped_run"), "dropped", ["run"], unique=False)
    op.create_index(op.f("ix_dropped_site"), "dropped", ["site"], unique=False)
    op.create_table(
        "frontier",
        sa.Column("site", sa.String(length=63), nullable=False),
        sa.Column("fingerprint", sa.String(length=40), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("lastmod", sa.Text(), nullable=True),
        sa.Column("visited_lastmod", sa.Text(), nullable=True),
        sa.Column("visited_at", sa.Float(), nullable=True),
        sa.Column("next_visit", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("site", "fingerprint"),
    )
    op.create_index("ix_frontier_next", "frontier", ["site", "run", "state", "priority"], unique=False)
    op.create_table(
        "harvest_product",
        sa.Column("site", sa.String(length=63), nullable=False),
        sa.Column("product_id", sa.String(length=512), nullable=False),
        sa.Column("style_id", sa.String(length=90), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=40), nullable=False),
        sa.Column("first_seen", sa.DateTime(), nullable=False),
        sa.Column("observed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("missed_runs", sa.Integer(), nullable=False),
        sa.Column("delisted_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("site", "product_id"),
        sa.UniqueConstraint("style_id"),
    )
    op.create_index(op.f("ix_harvest_product_changed_at"), "harvest_product", ["changed_at"], unique=False)
    op.create_index("ix_harvest_product_url", "harvest_product", ["site", "url"], unique=False)
    op.create_table(
        "harvest_variant",
        sa.Column("variant_id", sa.String(length=104), nullable=False),
        sa.Column("site", sa.String(length=63), nullable=False),
        sa.Column("product_id", sa.String(length=512), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.Column("observed_at", sa.DateTime(), nullable=False),
        sa.Column("delisted_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("variant_id"),
    )
    op.create_index("ix_harvest_variant_product", "harvest_variant", ["site", "product_id"], unique=False)
    op.create_index("ix_harvest_variant_page", "harvest_variant", ["site", "page"], unique=False)
    op.create_table(
        "offer_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site", sa.String(length=63), nullable=False),
        sa.Column("variant_id", sa.String(length=104), nullable=False),
        sa.Column("observed_at", sa.DateTime(), nullable=False),
        sa.Column("price", sa.String(length=40), nullable=True),
        sa.Column("price_currency", sa.String(length=3), nullable=True),
        sa.Column("availability", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_offer_history_site"), "offer_history", ["site"], unique=False)
    op.create_index(op.f("ix_offer_history_variant_id"), "offer_history", ["variant_id"], unique=False)
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site", sa.String(length=63), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("full", sa.Boolean(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_run_site"), "run", ["site"], unique=False)
    op.create_table(
        "tombstone",
        sa.Column("site", sa.String(length=63), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("purged_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("site"),
    )


def downgrade() -> None:
    op.drop_table("tombstone")
    op.drop_index(op.f("ix_run_site"), table_name="run")
    op.drop_table("run")
    op.drop_index(op.f("ix_offer_history_variant_id"), table_name="offer_history")
    op.drop_index(op.f("ix_offer_history_site"), table_name="offer_history")
    op.drop_table("offer_history")
    op.drop_index("ix_harvest_variant_page", table_name="harvest_variant")
    op.drop_index("ix_harvest_variant_product", table_name="harvest_variant")
    op.drop_table("harvest_variant")
    op.drop_index("ix_harvest_product_url", table_name="harvest_product")
    op.drop_index(op.f("ix_harvest_product_changed_at"), table_name="harvest_product")
    op.drop_table("harvest_product")
    op.drop_index("ix_frontier_next", table_name="frontier")
    op.drop_table("frontier")
    op.drop_index(op.f("ix_dropped_site"), table_name="dropped")
    op.drop_index(op.f("ix_dropped_run"), table_name="dropped")
    op.drop_table("dropped")
