"""What a record said before the run that changed it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for table in ("harvest_product", "harvest_variant"):
        op.add_column(table, sa.Column("prior", sa.Text()))


def downgrade() -> None:
    for table in ("harvest_variant", "harvest_product"):
        op.drop_column(table, "prior")
