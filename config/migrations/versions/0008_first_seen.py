"""When a home row was imported first."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("home_row", sa.Column("first_seen", sa.DateTime()))
    op.execute("UPDATE home_row SET first_seen = changed_at")


def downgrade() -> None:
    op.drop_column("home_row", "first_seen")
