"""The crawler's tables: frontier, runs, harvest, its history, what was dropped, and tombstones."""

from sqlalchemy import JSON, Boolean, Column, DateTime, Float, Index, Integer, String, Table, Text

from config.database import metadata

frontier = Table(
    "frontier",
    metadata,
    Column("site", String(63), primary_key=True),
    Column("fingerprint", String(40), primary_key=True),
    Column("url", Text, nullable=False),
    Column("kind", String(16), nullable=False),  # crawler.frontier.row.Kind
    Column("state", String(16), nullable=False),  # crawler.frontier.row.State
    Column("run", Integer, nullable=False),  # the run that asked for it last
    Column("priority", Integer, nullable=False, default=0),
    Column("depth", Integer, nullable=False, default=0),
    Column("attempts", Integer, nullable=False, default=0),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("lastmod", Text),  # as the sitemap states it
    Column("visited_lastmod", Text),  # the sitemap's lastmod when the page was last read
    Column("visited_at", Float),  # Unix time, seconds
    Column("next_visit", Float),
    # crawler.frontier.revisit.Watched
    Column("intervals", Integer, nullable=False, default=0, server_default="0"),
    Column("changes", Integer, nullable=False, default=0, server_default="0"),
    Column("watched_seconds", Float, nullable=False, default=0.0, server_default="0"),
    Index("ix_frontier_next", "site", "run", "state", "priority"),
)

run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site", String(63), nullable=False, index=True),
    Column("started_at", DateTime, nullable=False),
    Column("finished_at", DateTime),
    Column("state", String(16), nullable=False),  # crawler.runs.runs.RunState
    Column("full", Boolean, nullable=False, default=False),
    Column("report", JSON, nullable=False, default=dict),  # crawler.runs.report.RunReport
)

harvest_product = Table(
    "harvest_product",
    metadata,
    Column("site", String(63), primary_key=True),
    Column("product_id", String(512), primary_key=True),
    Column("style_id", String(90), nullable=False, unique=True),
    Column("url", Text, nullable=False),
    Column("page", String(40), nullable=False),  # fingerprint of the page that gave the record
    Column("record", Text, nullable=False),  # crawler.product.Product without its variants, as JSON
    Column("content_hash", String(40), nullable=False),  # of what was said, without times
    Column("first_seen", DateTime, nullable=False),
    Column("observed_at", DateTime, nullable=False),
    Column("changed_at", DateTime, nullable=False, index=True),
    Column("run", Integer, nullable=False),  # the run that found it last
    Column("missed_runs", Integer, nullable=False, default=0),  # complete runs in a row that did not
    Column("delisted_at", DateTime),
    Column("prior", Text),  # crawler.harvest.rollback: what it said before the run, if the run changed it
    Index("ix_harvest_product_url", "site", "url"),
)

harvest_variant = Table(
    "harvest_variant",
    metadata,
    Column("variant_id", String(104), primary_key=True),
    Column("site", String(63), nullable=False),
    Column("product_id", String(512), nullable=False),
    Column("position", Integer, nullable=False),
    Column("page", String(40), nullable=False),  # fingerprint of the page that gave it
    Column("record", Text, nullable=False),  # crawler.product.Variant as JSON
    Column("run", Integer, nullable=False),  # the run that found it last
    Column("observed_at", DateTime, nullable=False),
    Column("delisted_at", DateTime),
    Column("prior", Text),
    Index("ix_harvest_variant_product", "site", "product_id"),
    Index("ix_harvest_variant_page", "site", "page"),
)

offer_history = Table(
    "offer_history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site", String(63), nullable=False, index=True),
    Column("variant_id", String(104), nullable=False, index=True),
    Column("observed_at", DateTime, nullable=False),
    Column("price", String(40)),
    Column("price_currency", String(3)),
    Column("availability", String(32)),
)

dropped = Table(
    "dropped",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("site", String(63), nullable=False, index=True),
    Column("run", Integer, nullable=False, index=True),
    Column("url", Text, nullable=False),
    Column("reason", String(64), nullable=False),
    Column("detail", Text, nullable=False, default=""),
)

tombstone = Table(
    "tombstone",
    metadata,
    Column("site", String(63), primary_key=True),
    Column("url", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("purged_at", DateTime, nullable=False),
    Column("receipt", JSON),  # indexer.purge.report.PurgeReport; only ``removed`` while the purge isn't finished
)
