"""Which option of a product a control of its page is for, told by what it is called."""

import re
from collections.abc import Iterable
from functools import lru_cache

from crawler.normalisation.words import folded
from crawler.values.options import option_name, standard_option

MAX_LABEL = 60

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W\d_]+")
_OWN_NAME = r"([^\W\d_][^\W_]*(?:[ _-][^\W_]+){0,2})"
_OF_PLATFORM = re.compile(rf"options\[{_OWN_NAME}\]|attribute_(?:pa_)?{_OWN_NAME}")
_NUMBERED = re.compile(rf"{_OWN_NAME}-(?:\d|template-).*")
_ASKING_WORDS = """
    select choose pick please bitte wahlen auswahlen wahle choisir choisissez selectionner selectionnez veuillez
    seleccionar seleccione selecciona elegir elige elija selecione escolha escolher scegli scegliere seleziona kies
    kiezen selecteer maak vaelg valj velg valitse wybierz wybrac prosimy vyberte zvolte izberite odaberi odaberite
    valassz alege alegeti seciniz secin pasirinkite izvelieties vali chon pilih בחר בחרו اختر اختاري изберете выберите
    выбрать оберіть επιλεξτε 選択 選択してください 请选择 請選擇 선택
    """
"""Words that ask for a choice, without their accents."""
_ASKING_WITHIN = re.compile("선택|選択|选择|選擇|お選び|เลือก")
"""The same where words are not apart, or end in many ways."""
_SMALL_WORDS = """
    your a an the of and or available ihre deine eine die votre une la le tu su un una o seu sua uma tua il tuo een uw
    je keuze din en
"""
_OF_CODE_WORDS = """
    product item sku variant variants variation variations option options opt attribute attributes attr attrib pa
    dimension radio radios list group name value values display selected selector select sel input field dropdown drop
    down ddl cbo cmb lst menu picker swatch swatches form main listing id btn button buybox choice required fiche field
    """
"""Words by which the code of shops calls any control."""
_ASKING = frozenset(map(folded, _ASKING_WORDS.split()))
_SAYING_NOTHING = _ASKING.union(_SMALL_WORDS.split(), _OF_CODE_WORDS.split())


@lru_cache(maxsize=4096)
def labelled_option(label: str) -> str | None:
    """The option that a label or a name in code means, such as ``size`` for ``Select a size:`` or ``selSize``.

    None where it has any other word: ``captions-font-size`` and ``Size guide`` are none.
    """
    words = telling_words(label)
    return standard_option(" ".join(words)) if words and len(label) <= MAX_LABEL else None


def own_option(code: str, called: Iterable[str]) -> str | None:
    """The option of any name that a name in code means as platforms write it: ``options[Glaze]``, and ``Glaze-1`` where
    the page calls it so too."""
    if match := _OF_PLATFORM.fullmatch(code):
        return option_name(match[1] or match[2])
    match = _NUMBERED.fullmatch(code)
    named = match is not None and match[1].casefold() in (text.casefold() for text in called)
    return option_name(match[1]) if match and named else None


@lru_cache(maxsize=4096)
def telling_words(label: str) -> tuple[str, ...]:
    """The folded words of a label or a name in code, without those by which any choice is asked for or called."""
    words = _WORD.findall(folded(_CAMEL.sub(" ", label)))
    return tuple(word for word in words if word not in _SAYING_NOTHING)


def only_asks(text: str) -> bool:
    """Whether a list's entry is no value: it asks for a choice, or says no more than what is chosen."""
    if any(c.isdigit() for c in text):
        return False
    words = _WORD.findall(folded(text))
    return (
        not words
        or _ASKING_WITHIN.search(text) is not None
        or not _ASKING.isdisjoint((words[0], words[-1]))
        or labelled_option(text) is not None
        or not telling_words(text)
    )
