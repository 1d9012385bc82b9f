"""The language of a text, from its letters and its commonest words, and what the page says it is."""

import re
from collections import Counter

from crawler.normalisation.words import folded

MAX_TEXT = 500
_FEWEST = 3
"""Common words of a language that a text has to have for that to say something."""
_ENOUGH = 5
"""The same, against what the page says."""

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_SAME_SCRIPT = {"ru": ("uk", "bg", "sr", "kk", "mk", "be"), "ar": ("fa", "ur"), "hi": ("mr", "ne")}
_COMMON = {
    "en": "the and with for of is to your this in from are you it on that be",
    "de": "und der die das mit fur ist ein eine von den im auf sie zu nicht aus",
    "fr": "de et le la les des pour avec est une dans vous du sur votre ce qui au",
    "es": "de el la los las para con es una por del que su en un se lo",
    "it": "il la di per con che una del della sono nel un gli le da",
    "pt": "de os as para com uma do da que em por um no na seu ao",
    "nl": "en de het een van voor met is op dat zijn te deze je ook door",
    "pl": "na do jest sie nie od oraz dla przez to ze",
    "sv": "och att det som en ar med av for den till pa har ett",
    "da": "og det er til en af med den for som pa at har et ikke",
    "no": "og det er til en av med den for som pa at har et ikke",
    "fi": "ja on se ei myos kanssa tai ovat joka sen ole etta",
    "cs": "je na se pro do jako ktery neni nebo od",
    "tr": "ve bir ile icin bu da de olarak cok daha en",
    "hu": "es az egy hogy nem is van meg ez vagy",
    "ro": "si cu pentru este din care sau pe mai fost sunt acest",
    "hr": "je na za se od sa su koji ili do",
    "sl": "in je za na se so ki ali pri po",
}
_OF: dict[str, list[str]] = {}
for _language, _words in _COMMON.items():
    for _common in _words.split():
        _OF.setdefault(_common, []).append(_language)

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, stated: str | None = None) -> str | None:
    """The two letters of a text's language (ISO 639-1); what the page states stands unless the text clearly differs."""
    page = stated.strip().lower()[:2] if stated and re.match(r"\s*[a-zA-Z]{2}(?:[-_]|\s*$)", stated) else None
    sample = text[:MAX_TEXT]
    letters = 0 if sample.isascii() else sum(c.isalpha() for c in sample)
    for language, script in _SCRIPTS if letters else ():
        if len(script.findall(sample)) > 0.3 * letters:
            return page if page in _SAME_SCRIPT.get(language, ()) else language
    counts = Counter(lang for word in _WORD.findall(folded(sample)) for lang in _OF.get(word, ()))
    (best, most), (_, second) = [*counts.most_common(2), (None, 0), (None, 0)][:2]
    if page is not None and (most < _ENOUGH or most < 2 * counts[page] or page not in _COMMON):
        return page
    return best if most >= _FEWEST and most > 1.3 * second else page
