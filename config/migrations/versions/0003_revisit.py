"""How often a page changed."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    for name, kind in (("intervals", sa.Integer()), ("changes", sa.Integer()), ("watched_seconds", sa.Float())):
        op.add_column("frontier", sa.Column(name, kind, nullable=False, server_default="0"))


def downgrade() -> None:
    for name in ("watched_seconds", "changes", "intervals"):
        op.drop_column("frontier", name)
