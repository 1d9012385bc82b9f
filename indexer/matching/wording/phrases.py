"""Two words that mean one thing together, such as ``open box``, written as one."""

from collections.abc import Sequence

_PHRASES = {
    "openbox": "open_box opened_box",
    "preowned": "pre_owned pre_loved second_hand like_new",
    "boxset": "box_set boxed_set",
    "audiobook": "audio_cd audio_book mp3_cd",
    "ebook": "e_book",
    "largeprint": "large_print",
    "hardcover": "hard_cover hard_back",
    "softcover": "soft_cover",
    "bluray": "blu_ray",
    "fullhd": "full_hd",
    "quadhd": "quad_hd",
    "ultrahd": "ultra_hd",
    "aftershave": "after_shave",
    "sodimm": "so_dimm",
    "tshirt": "t_shirt",
    "toolonly": "tool_only bare_tool machine_only unit_only bare_unit",
    "lefthanded": "left_handed left_hand",
    "inear": "in_ear",
    "onear": "on_ear",
    "overear": "over_ear",
}
_JOINED = {tuple(phrase.split("_")): word for word, phrases in _PHRASES.items() for phrase in phrases.split()}
_FIRST = frozenset(first for first, _ in _JOINED)


def with_phrases(words: Sequence[str]) -> Sequence[str]:
    """Folded words in their order, each phrase as one of them."""
    if _FIRST.isdisjoint(words):
        return words
    found: list[str] = []
    for word in words:
        joined = _JOINED.get((found[-1], word)) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(word)
    return found
