"""The indexer's tables: home catalog, its imports, judgements, verdicts, index builds and what they hold."""

from sqlalchemy import JSON, Column, DateTime, Float, Integer, LargeBinary, String, Table, Text

from config.database import metadata

home_row = Table(
    "home_row",
    metadata,
    Column("home_id", String(512), primary_key=True),  # the shop's own id, byte for byte
    Column("style_key", String(512), nullable=False, index=True),  # item_group_id, otherwise home_id
    Column("record", Text, nullable=False),  # indexer.home.record.HomeRecord as JSON
    Column("content_hash", String(40), nullable=False),
    Column("import_id", Integer, nullable=False),  # the import that saw it last
    Column("changed_at", DateTime, nullable=False, index=True),
    Column("first_seen", DateTime),  # when it was imported first
)

home_import = Table(
    "home_import",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("started_at", DateTime, nullable=False),
    Column("finished_at", DateTime),
    Column("state", String(16), nullable=False),  # running, complete, failed
    Column("report", JSON, nullable=False, default=dict),
)

judgement = Table(
    "judgement",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("act", Integer, nullable=False),  # what was said at once, and is undone at once
    Column("scope", String(16), nullable=False),  # indexer.matching.judgements.judgement.Scope: what is named
    Column("subject", String(512), nullable=False, index=True),
    Column("object", String(512), nullable=False),
    Column("decision", String(16), nullable=False),  # same, different, withdrawn
    Column("decided_at", DateTime, nullable=False),
    Column("decided_by", String(200), nullable=False),
    Column("why", Text),
    Column("undoes", Integer),  # the act that this one takes back
)

verdict = Table(
    "verdict",
    metadata,
    Column("variant_id", String(104), primary_key=True),
    Column("site", String(63), nullable=False, index=True),
    Column("style_id", String(90), nullable=False, index=True),
    Column("verdict", String(16)),  # sold_here, not_sold_here, uncertain; null without a usable home catalog
    Column("match_probability", Float),  # that this variant is sold at home; null with the verdict
    Column("home_id", String(512), index=True),  # best home row of a sold_here or uncertain variant
    Column("home_style_key", String(512), index=True),  # the home style that its style matched, if any
    Column("evidence", JSON, nullable=False, default=list),  # indexer.verdict.Evidence, in order
    Column("decided_at", DateTime, nullable=False),
)

matched_part = Table(
    "matched_part",
    metadata,
    Column("name", String(300), primary_key=True),  # indexer.matching.parts.market_parts
    Column("fingerprints", JSON, nullable=False),  # indexer.matching.parts.matched_parts.Fingerprints
    Column("counts", JSON, nullable=False),  # indexer.matching.parts.part_counts.PartCounts
)

catalog_change = Table(
    "catalog_change",
    metadata,
    Column("id", Integer, primary_key=True),  # in the order of what happened
    Column("site", String(63), nullable=False),  # empty for the home catalog
    Column("key", String(512), nullable=False),  # style_key of a home row, product_id of a site's product
    sqlite_autoincrement=True,
)
"""Filled by the store's triggers (migration 0010), whoever writes; emptied by matching."""

matched_market = Table(
    "matched_market",
    metadata,
    Column("id", Integer, primary_key=True),  # always 1
    Column("fingerprint", String(32), nullable=False),  # of what is decided on beside the catalogs
    Column("totals", JSON, nullable=False),  # indexer.matching.parts.matched_market.Totals
)
"""The last match, while all of its verdicts stand; none while a run is at work or after one that was cut short."""

index_build = Table(
    "index_build",
    metadata,
    Column("name", String(128), primary_key=True),  # indexer.versions
    Column("engine", String(16), nullable=False),
    Column("state", String(16), nullable=False),  # building, live, retired, failed
    Column("started_at", DateTime, nullable=False),
    Column("finished_at", DateTime),
    Column("documents", Integer, nullable=False, default=0),
)

indexed_document = Table(
    "indexed_document",
    metadata,
    Column("build", String(128), primary_key=True),
    Column("document_id", String(104), primary_key=True),
    Column("content_hash", String(40), nullable=False),
    sqlite_with_rowid=False,
)

vocabulary = Table(
    "vocabulary",
    metadata,
    Column("build", String(128), primary_key=True),
    Column("term", String(128), primary_key=True),  # as indexer.text.terms writes it
    Column("documents", Integer, nullable=False),  # how many hold the term
    sqlite_with_rowid=False,
)

suggestion_set = Table(
    "suggestion_set",
    metadata,
    Column("build", String(128), primary_key=True),
    Column("version", Integer, nullable=False),  # rises whenever the content changes
    Column("content", LargeBinary, nullable=False),  # indexer.suggestions.arrays
)
