"""Judgements as a log that only grows: of variants, styles and brands, by whom and why."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

_KEPT = """
    INSERT INTO judgement (act, scope, subject, object, decision, decided_at, decided_by)
    SELECT row_number() OVER (ORDER BY decided_at, variant_id, home_id), 'variant', variant_id, home_id, decision,
           decided_at, 'unknown'
    FROM old_judgement ORDER BY decided_at, variant_id, home_id
"""


def upgrade() -> None:
    op.rename_table("judgement", "old_judgement")
    op.create_table(
        "judgement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("act", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.String(length=512), nullable=False),
        sa.Column("object", sa.String(length=512), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_judgement_log"),
    )
    op.create_index(op.f("ix_judgement_subject"), "judgement", ["subject"], unique=False)
    op.execute(_KEPT)
    op.drop_table("old_judgement")


def downgrade() -> None:
    op.drop_index(op.f("ix_judgement_subject"), table_name="judgement")
    op.drop_table("judgement")
    op.create_table(
        "judgement",
        sa.Column("variant_id", sa.String(length=104), nullable=False),
        sa.Column("home_id", sa.String(length=512), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("variant_id", "home_id"),
    )
