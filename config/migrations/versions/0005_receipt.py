"""What a purge removed, kept with the tombstone."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("tombstone", sa.Column("receipt", sa.JSON()))


def downgrade() -> None:
    op.drop_column("tombstone", "receipt")
