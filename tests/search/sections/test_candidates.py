"""Which products of brand sites may stand beside the shop's own."""

from collections.abc import Iterable

from indexer.engines.stored_document import StoredDocument
from search.query.word import QueryWord
from search.ranking.ranked_document import RankedDocument
from search.sections.candidates import ANSWERED_WELL, clearly_relevant
from tests.catalog import home_document

WORDS = [QueryWord("lamp", 4.0, known=True), QueryWord("for", 0.1, known=True, weak=True)]


def found(number: int, matched: Iterable[str], score: float = 1.0, field: str = "title") -> RankedDocument:
    return RankedDocument(
        StoredDocument.of(home_document(str(number))), score, 1.0, {word: [field] for word in matched}
    )


def test_a_weak_word_need_not_be_there() -> None:
    lamp, other = found(1, ["lamp"]), found(2, ["for"])
    assert clearly_relevant([lamp, other], [], WORDS) == [lamp]


def test_what_no_product_has_need_not_be_there() -> None:
    lamp, unknown = found(1, ["lamp"]), QueryWord("waterproof", 9.0, known=False)
    assert clearly_relevant([lamp], [], [*WORDS, unknown]) == [lamp]
    assert clearly_relevant([lamp], [], [unknown]) == []


def test_what_is_worse_than_the_shop_s_own_answers_stays_away() -> None:
    home = [found(n, ["lamp"], score) for n, score in enumerate([9.0, 7.0])]
    good, bad = found(5, ["lamp"], 7.5), found(6, ["lamp"], 6.5)
    assert clearly_relevant([good, bad], home, WORDS) == [good]


def test_what_only_its_description_names_answers_nothing() -> None:
    home = [found(n, ["lamp"], 9.0, "description") for n in range(ANSWERED_WELL)]
    good, bad = found(98, ["lamp"]), found(99, ["lamp"], 9.0, "description")
    assert clearly_relevant([good, bad], home, WORDS) == [good]


def test_where_the_shop_answers_well_nobody_comes() -> None:
    home = [found(n, ["lamp"]) for n in range(ANSWERED_WELL)]
    assert clearly_relevant([found(99, ["lamp"], 9.0)], home, WORDS) == []
    assert clearly_relevant([found(99, [], 9.0)], [], []) == []
