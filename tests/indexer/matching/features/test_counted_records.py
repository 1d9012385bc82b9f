from indexer.matching.features.counted_records import count_records
from indexer.matching.styles.record import Record


def test_the_longest_title_that_repeats_one_letter_is_counted_in_full() -> None:
    counted, keys = count_records([Record("a" * 500), Record("ab")])

    assert counted.matrices["grams"][0, keys["grams"]["aaa"]] == 498
    assert counted.matrices["squashed"][0, keys["squashed"]["aaaa"]] == 497
