"""How text becomes terms, the same for indexing, ranking, brand intent and matching."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff]")

# The first combining mark of Unicode is U+0300.
_MAYBE_ACCENT = re.compile("[\u0300-\U0010ffff]")

# Letters that Unicode does not take apart, as they are written where a keyboard lacks them.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)

LONGEST_TERM = 100
"""Characters of a term that can be found; what is longer is no word."""

_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_SHORT = 200

# Marks of these scripts are letters' vowels and belong to the word, though ``\w`` leaves them out.
_MARKS = (
    "\u0900-\u0963\u0966-\u0dff\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc"
    "\u1000-\u1049\u1056-\u109f\u17b4-\u17d3"
)
_WORD = re.compile(rf"(?:[^\W_]+|[{_MARKS}]+)+")
_ASCII = bytes(range(128))
_ASCII_OTHERS = bytes(code for code in range(128) if not chr(code).isalnum())
_ASCII_WORDS = bytes.maketrans(_ASCII_OTHERS, b" " * len(_ASCII_OTHERS)).lower()
"""Small letters and digits; anything else parts words. Splitting by it takes a third of the time of an expression."""

# Latin letters, punctuation and symbols: no mark joins two of them, so that each is folded whatever stands beside it.
_APART = re.compile("[\u0080-\u02ff\u2000-\u2bff]+")

# Han, kana, Hangul, Thai, Lao, Myanmar and Khmer: no spaces, or particles that stick to the word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_RUN = re.compile(rf"[{_UNSPACED}]+|[^{_UNSPACED}]+")
_UNSPACED_CHARACTER = re.compile(f"[{_UNSPACED}]")
_MORE_THAN_LETTERS = re.compile(f"[{_UNSPACED}{_MARKS}]")


def fold(text: str) -> str:
    """Case, width, accents, strokes and invisible characters removed: ``Ｃafé`` → ``cafe``, ``Łódź`` → ``lodz``."""
    if text.isascii():
        return text.lower()
    if len(text) <= _SHORT:
        return _fold_cached(text)
    others = _beyond_ascii(text)
    if _APART.fullmatch(others):
        for character in set(others):
            text = text.replace(character, _fold_cached(character))
        return text.encode().lower().decode()  # what is beyond ASCII is small already
    return "".join(
        piece.lower() if is_ascii else _fold_cached(piece) if len(piece) <= _SHORT else _fold(piece)
        for is_ascii, piece in ascii_pieces(text)
    )


def ascii_pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces of ASCII and others, each with whether it is one; they meet at spaces and ends of lines.

    A word that is not ASCII is by itself: most of a long text is, and its letters need no look.
    """
    done = 0
    while found := _BEYOND_ASCII.search(text, done):
        start = (text.rfind(" ", done, found.start()) + 1) or done
        start = (text.rfind("\n", start, found.start()) + 1) or start
        end = text.find(" ", found.end())
        part, _, _ = text[start : end if end >= 0 else len(text)].partition("\n")
        yield True, text[done:start]
        yield False, part
        done = start + len(part)
    yield True, text[done:]


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold().translate(_PLAIN)
    return unicodedata.normalize("NFC", _MAYBE_ACCENT.sub(_without_accent, decomposed))


_fold_cached = lru_cache(maxsize=65_536)(_fold)


def _without_accent(found: re.Match[str]) -> str:
    # Classes 7 to 9 and 84 to 132 are viramas, kana voicing and vowels: without them it would be another word.
    kind = unicodedata.combining(found[0])
    return "" if kind == 1 or 10 <= kind <= 36 or kind >= 200 else found[0]


def terms(text: str) -> list[str]:
    """The folded words of a text in their order; letters and digits only.

    A run of a script without spaces between words gives its pairs of characters: ``運動靴`` → ``運動``, ``動靴``.
    """
    return _read(text, _terms, _terms_cached)


def encoded_terms(text: bytes) -> list[str]:
    """The terms of a text in UTF-8."""
    return _ascii_words(text) if text.isascii() else terms(text.decode("utf-8", "surrogatepass"))


_Reader = Callable[[str], Sequence[str]]


def _read(text: str, long: _Reader, short: _Reader) -> list[str]:
    """Words of ASCII at once; what is between spaces and beyond ASCII by a reader for its length."""
    if text.isascii():
        return _ascii_words(text.encode())
    found: list[str] = []
    for is_ascii, piece in ascii_pieces(text):
        if is_ascii:
            found.extend(_ascii_words(piece.encode()))
        else:
            found.extend(short(piece) if len(piece) <= _SHORT else long(piece))
    return found


def _ascii_words(text: bytes) -> list[str]:
    return text.translate(_ASCII_WORDS).decode().split()


def _terms(text: str) -> Sequence[str]:
    return [term for word in _words(text) for term in _pairs(word)]


def _words(text: str) -> Sequence[str]:
    found: list[str] = _WORD.findall(fold(text))
    return found


_terms_cached = lru_cache(maxsize=16_384)(_terms)
_words_cached = lru_cache(maxsize=16_384)(_words)


def is_plain(folded: str) -> bool:
    """Whether the words of a folded text are its runs of letters and digits, and nothing else."""
    return folded.isascii() or not _MORE_THAN_LETTERS.search(_beyond_ascii(folded))


def _beyond_ascii(text: str) -> str:
    """Its characters that are not ASCII, often a dash or two: an expression would look at every letter for them."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")


def _pairs(word: str) -> list[str]:
    if not _UNSPACED_CHARACTER.search(word):
        return [word]
    found: list[str] = []
    for run in _RUN.findall(word):
        if len(run) > 1 and _UNSPACED_CHARACTER.match(run):
            found.extend(run[i : i + 2] for i in range(len(run) - 1))
        else:
            found.append(run)
    return found


def characters(term: str) -> list[str]:
    """A term as an index stores it: itself, or its single characters where its script has no spaces."""
    if term.isascii() or not _UNSPACED_CHARACTER.search(term):
        return [term]
    return [part for run in _RUN.findall(term) for part in (run if _UNSPACED_CHARACTER.match(run) else [run])]


def is_unspaced(term: str) -> bool:
    """Whether a term is of a script without spaces, so that its two characters may be a whole word."""
    return not term.isascii() and _UNSPACED_CHARACTER.match(term) is not None


def words(text: str) -> list[str]:
    """The folded words as they are written, runs of unspaced scripts unbroken."""
    return _read(text, _words, _words_cached)


def squash(text: str) -> str:
    """A model number without its punctuation: ``HP 626162-001`` → ``hp626162001``."""
    if text.isascii():
        return text.encode().translate(_ASCII_WORDS, _ASCII_OTHERS).decode()
    return "".join(words(text))
