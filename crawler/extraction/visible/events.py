"""Whether what a page offers takes place at a time, such as a tour or a concert, and so is no product."""

import re

from crawler.extraction.content.context import PageContext

_INTO_CALENDAR = re.compile(
    r"add to (?:my |your |google )?calendar|zum kalender hinzufügen|in den kalender eintragen|"
    r"ajouter (?:au calendrier|à (?:l['’]|mon )agenda)|(?:añadir|agregar) al calendario|aggiungi al calendario|"
    r"adicionar (?:ao|à) (?:calendário|agenda)|toevoegen aan (?:mijn )?agenda|"
    r"dodaj do kalendarza|добавить в календарь|додати до календаря|lägg till i kalender|tilføj til kalender"
)
_IN_ALL = ("calend", "kalend", "agenda", "календар")
"""One of which each of these has, in lower case: much cheaper to look for."""


def is_event(context: PageContext) -> bool:
    """Whether the page lets people note a date in their calendar."""
    lowered = context.said.lower()
    return any(word in lowered for word in _IN_ALL) and _INTO_CALENDAR.search(lowered) is not None
