from indexer.matching.styles.packed_style import pack_style, unpack_style
from indexer.matching.styles.record import Record
from indexer.matching.styles.styles import Item, Style


def test_styles_that_state_no_numbers_share_one_empty_set() -> None:
    nothing: frozenset[str] = frozenset()
    item = Item("1", "Storm glove", nothing, frozenset({"bx500"}), nothing, {"size": "m"}, None)
    style = Style("1", "", Record("Storm glove"), [item])

    one, other = (unpack_style(pack_style(style)) for _ in range(2))

    assert one == style
    assert one.items[0].gtins is other.items[0].title_numbers is other.record.numbers
