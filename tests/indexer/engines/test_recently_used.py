"""What is kept, and what makes room."""

from indexer.engines.recently_used import RecentlyUsed


def test_what_is_asked_for_stays_and_the_rest_makes_room() -> None:
    kept = RecentlyUsed[int, str](2)
    kept.put(0, "asked for")
    for number in range(1, 9):
        kept.put(number, "new")
        assert kept.get(0) == "asked for"
    assert [number for number in range(1, 9) if kept.get(number)] == [7, 8]
