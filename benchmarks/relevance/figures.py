"""The measures of one ranking over all judged queries."""

from collections.abc import Mapping, Sequence

from search.evaluation.gain import judged_only, mean, ndcg, recall, reciprocal_rank


def ranking_figures(orders: Sequence[Sequence[str]], grades: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """Means over the queries that have something relevant; ``unjudged`` over all, ``hopeless`` over the others."""
    pairs = list(zip(orders, grades, strict=True))
    answerable = [(order, grade) for order, grade in pairs if max(grade.values()) > 0]
    hopeless = [order for order, grade in pairs if max(grade.values()) == 0]
    figures = {
        "ndcg@10": mean(ndcg(order, grade) for order, grade in answerable),
        "judged_ndcg@10": mean(ndcg(judged_only(order, grade), grade) for order, grade in answerable),
        "recall@50": mean(recall(order, grade) for order, grade in answerable),
        "mrr": mean(reciprocal_rank(order, grade) for order, grade in answerable),
        "unjudged@10": mean(mean(float(id_ not in grade) for id_ in order[:10]) for order, grade in pairs),
        "hopeless_with_hits": mean(float(bool(order)) for order in hopeless),
        "hopeless_hits": mean(float(len(order)) for order in hopeless),
    }
    return {name: round(value, 4) for name, value in figures.items()}


def misfit_figures(told: Sequence[bool], grades: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """``told``: by query, whether it was said that nothing fits. Precision and recall over those where nothing does."""
    hopeless = [max(grade.values()) == 0 for grade in grades]
    right = sum(said and truth for said, truth in zip(told, hopeless, strict=True))
    figures = {"precision": right / (sum(told) or 1), "recall": right / (sum(hopeless) or 1)}
    return {"told": sum(told), "hopeless": sum(hopeless), **{name: round(v, 4) for name, v in figures.items()}}
