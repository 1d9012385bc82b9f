"""Whether one of two titles that are nearly the same is of another edition, condition, part or model."""

from indexer.matching.titles.index import Words
from indexer.matching.titles.read_title import ReadTitle
from indexer.matching.wording.editions import MOST, OF_MODELS, goes_with, model_continues, names_another
from indexer.text import terms


def word_of_another_edition(one: ReadTitle, other: ReadTitle) -> str | None:
    """The word by which one of two titles tells of another edition, condition, part or model than the other one."""
    return _another(one, other) or _model(one, other.words) or _model(other, one.words)


def _another(one: ReadTitle, other: ReadTitle) -> str | None:
    if (one.condition is None) != (other.condition is None):
        return one.condition or other.condition
    words, others = one.words, other.words
    return names_another(words - others, others - words) if abs(len(words) - len(others)) <= MOST else None


def _model(title: ReadTitle, others: Words) -> str | None:
    """The word by which a title of a few more words names another model, or what its product comes with."""
    holds_all = others < title.words
    if not (holds_all or title.names_model):
        return None
    added = title.words - others
    if len(added) > MOST or not (holds_all or added & OF_MODELS):
        return None
    written = terms(title.text)
    return model_continues(written, added) or (goes_with(written, added) if holds_all else None)
