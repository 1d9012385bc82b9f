"""Words of a query in the texts of hits."""

import pytest

from search.hits.highlight import Highlighter


def marked(text: str, *stems: str) -> list[str]:
    """The pieces, what matched in brackets."""
    return [f"[{piece.text}]" if piece.match else piece.text for piece in Highlighter(frozenset(stems)).highlight(text)]


@pytest.mark.parametrize(
    ("text", "stems", "pieces"),
    [
        ("Red boots for men", ("boot",), ["Red ", "[boots]", " for men"]),
        ("RED BOOTS", ("red", "boot"), ["[RED BOOTS]"]),  # neighbours together, with the space between them
        ("boots, boots", ("boot",), ["[boots]", ", ", "[boots]"]),
        ("Reboots and bootlegs", ("boot",), []),
        ("Laptops", ("lap", "laptop"), ["[Laptops]"]),  # two beginnings lead to the same word
        ("a_boot_b", ("boot",), ["a_", "[boot]", "_b"]),
        ("Café-Schuhe größer", ("cafe", "grosser"), ["[Café]", "-Schuhe ", "[größer]"]),
        ("boots", (), []),
        ("", ("boot",), []),
        ("smart watch", ("smart watch",), []),  # what has a space is no word
    ],
)
def test_whole_words_are_marked(text: str, stems: tuple[str, ...], pieces: list[str]) -> None:
    assert marked(text, *stems) == pieces
    highlighter = Highlighter(frozenset(stems))
    assert highlighter.highlight_brand(text) == highlighter.highlight_brand(text) == highlighter.highlight(text)


@pytest.mark.parametrize("rest", ["word ", "wörd "])
def test_a_long_text_is_cut_around_its_first_match(rest: str) -> None:
    pieces = marked(f"{rest * 100}boot {rest * 200}boot", "boot")
    assert pieces[1] == "[boot]"
    assert (len("".join(pieces)), len(pieces)) == (302, 3)  # of the brackets two
