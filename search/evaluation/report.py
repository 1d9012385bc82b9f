"""What ``offshelf eval search`` reports."""

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from config.report import Report

if TYPE_CHECKING:
    from rich.console import RenderableType

_WORST = 12


class QueryScore(BaseModel):
    """How well one judged query was answered; shares are from 0 to 1."""

    query: str
    relevant: int
    """Products that were judged relevant."""
    ndcg: float
    judged_ndcg: float
    recall: float
    reciprocal_rank: float
    unjudged: float
    found: int


class SearchEvaluation(Report):
    """Means over the queries that have a relevant product, except where it says otherwise; times in milliseconds."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    engine: str
    products: int
    queries: int
    queries_with_relevant: int
    ndcg_at_10: float = Field(alias="ndcg@10")
    judged_ndcg_at_10: float = Field(alias="judged_ndcg@10")
    """nDCG of the list without what nobody judged."""
    recall_at_50: float = Field(alias="recall@50")
    mrr: float
    unjudged_at_10: float = Field(alias="unjudged@10")
    """Over all queries, the share of the first ten that nobody judged."""
    zero_result_rate: float
    """Over all queries."""
    latency_p50_ms: float
    latency_p95_ms: float
    seconds_to_index: float
    by_query: list[QueryScore]
    """The worst first; those without a relevant product last."""

    def __rich__(self) -> "RenderableType":
        from rich.console import Group
        from rich.text import Text

        from config.plain_table import plain_table

        figures = plain_table(f"Search on {self.engine}", "measure", numbers=("value",))
        for name, value in self._figures():
            figures.add_row(name, value)
        worst = plain_table("Worst queries", "query", numbers=("nDCG@10", "judged", "relevant", "found"))
        for score in [score for score in self.by_query if score.relevant][:_WORST]:
            numbers = (f"{score.ndcg:.3f}", f"{score.judged_ndcg:.3f}", str(score.relevant), str(score.found))
            worst.add_row(Text(score.query), *numbers)
        return Group(figures, worst)

    def _figures(self) -> list[tuple[str, str]]:
        return [
            ("products", f"{self.products:,}"),
            ("queries", f"{self.queries} ({self.queries_with_relevant} with a relevant product)"),
            ("nDCG@10", f"{self.ndcg_at_10:.4f}"),
            ("nDCG@10, judged only", f"{self.judged_ndcg_at_10:.4f}"),
            ("recall@50", f"{self.recall_at_50:.4f}"),
            ("MRR", f"{self.mrr:.4f}"),
            ("unjudged@10", f"{self.unjudged_at_10:.4f}"),
            ("zero-result rate", f"{self.zero_result_rate:.4f}"),
            ("latency p50 / p95", f"{self.latency_p50_ms:.1f} / {self.latency_p95_ms:.1f} ms"),
            ("import and index", f"{self.seconds_to_index:.1f} s"),
        ]
