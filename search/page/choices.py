"""The facets as the form shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.size_order import size_order
from search.page.form import CHOICES, PageForm, choice_label
from search.response import Facet

_SHOWN = {"size": 16}
_SHOWN_OTHERS = 8
_MOST = 40
_TITLES = {
    "sold_here": "Sold here",
    "brand": "Brand",
    "category": "Category",
    "color": "Colour",
    "size": "Size",
}


@dataclass(frozen=True)
class Choice:
    """A value of a facet as a box to tick; ``count``: styles that it would bring."""

    value: str
    label: str
    count: int
    ticked: bool


@dataclass(frozen=True)
class ChoiceGroup:
    """The values of one facet."""

    name: str
    title: str
    first: list[Choice]
    rest: list[Choice]
    """What is shown on demand; nothing that is ticked."""


def choices(form: PageForm, facets: Mapping[str, Facet]) -> list[ChoiceGroup]:
    """The groups that have something to choose; what is ticked stays, even if nothing has it any more."""
    found = {name: _choices(name, form, facets.get(name, Facet())) for name in CHOICES}
    return [_group(name, of_one) for name, of_one in found.items() if of_one]


def _group(name: str, found: list[Choice]) -> ChoiceGroup:
    """Of ``found``, the most frequent first: these are shown at once, and in their own order."""
    most = _SHOWN.get(name, _SHOWN_OTHERS)
    first = [choice for place, choice in enumerate(found) if place < most or choice.ticked]
    rest = [choice for choice in found[most:] if not choice.ticked]
    return ChoiceGroup(name, _TITLES[name], _ordered(name, first), _ordered(name, rest))


def _choices(name: str, form: PageForm, facet: Facet) -> list[Choice]:
    ticked = {value.casefold(): value for value in form.chosen.get(name, ())}
    there = {item.value.casefold() for item in facet.values}
    gone = [Choice(value, choice_label(name, value), 0, True) for key, value in ticked.items() if key not in there]
    return gone + [
        Choice(item.value, choice_label(name, item.value), item.count, item.value.casefold() in ticked)
        for place, item in enumerate(facet.values)
        if place < _MOST or item.value.casefold() in ticked
    ]


def _ordered(name: str, found: list[Choice]) -> list[Choice]:
    """Sizes as people count them, sold before not sold, the rest by how many there are."""
    if name == "size":
        return sorted(found, key=lambda choice: size_order(choice.value))
    return sorted(found, key=lambda choice: choice.value != "true") if name == "sold_here" else found
