"""What each part of the market was decided on, so that what has not changed is not decided anew."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "matched_part",
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("fingerprints", sa.JSON(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def downgrade() -> None:
    op.drop_table("matched_part")
