"""How many single products one offer holds: ``6 x 330 ml``, ``Pack of 3``, ``12er Pack``."""

import re

from crawler.normalisation.words import folded

MAX_COUNT = 1_000
_NUMBER = r"(?<![\d.,/-])(\d{1,4})"
_END = r"(?![^\W_]|[.,]\d)"
_PACK = (
    r"(?:multi)?(?:packs?|pks?|pck|packung|pakning|pakke|paket|pakkaus|confezioni?|paczka|baleni|pezzi|uds|unidades|szt|"
    r"buc|stk|stuck|pcs)"
)
_COUNTS = (
    re.compile(rf"{_NUMBER}\s?[-–]?\s?(?:er|st|teiliges)?[\s-]*{_PACK}{_END}"),
    re.compile(
        r"(?<![^\W_])(?:packs?|pack|pkg|case|lot|bundle|confezione|caja|paquete|lote|karton|kiste|opakowanie|pakke|paket|"
        rf"packung)\s?(?:of|von|de|di|van|da|med|a|mit|with|x|\()\s?(\d{{1,4}}){_END}"
    ),
    re.compile(rf"{_NUMBER}\s?[x×*]\s?\d+(?:[.,]\d+)?\s?(?:ml|cl|dl|l|fl|oz|g|gr|kg|lbs?|мл|л|г|кг){_END}"),
    re.compile(rf"{_NUMBER}\s?(?:個|本|枚|袋)?(?:セット|パック|包装|件装|入り|개입)"),
)
_DIGIT = re.compile(r"\d")
_WORDS = {
    2: ("twin pack", "twinpack", "dual pack", "double pack", "duopack", "doppelpack", "lot de deux", "pair pack"),
    3: ("triple pack", "tripack", "dreierpack", "trio pack"),
}
_CONTENTS = re.compile(r"\bsheets?\b|\bblatt\b|\bfeuilles\b")


def pack_count(text: str) -> int | None:
    """The count that a name states, at least 2; None where it states none. Sheets in a pack are contents, no packs."""
    words = folded(text)
    for pattern in _COUNTS if _DIGIT.search(words) else ():
        match = pattern.search(words)
        if match and 2 <= int(match[1]) <= MAX_COUNT and not _CONTENTS.match(words[match.end() :].strip()):
            return int(match[1])
    return next((count for count, phrases in _WORDS.items() if any(phrase in words for phrase in phrases)), None)
