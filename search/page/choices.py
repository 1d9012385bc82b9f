"""The facets as the form shows them."""

from collections.abc import Mapping
from dataclasses import dataclass

from search.page.form import CHOICES, PageForm
from search.response import Facet

_SHOWN = 12
_TITLES = {
    "sold_here": "Sold here",
    "brand": "Brand",
    "category": "Category",
    "color": "Colour",
    "size": "Size",
}
_SOLD_HERE = {"true": "Sold here", "false": "Not sold here"}


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    ticked: bool


@dataclass(frozen=True)
class ChoiceGroup:
    name: str
    title: str
    choices: list[Choice]


def choices(form: PageForm, facets: Mapping[str, Facet]) -> list[ChoiceGroup]:
    """The groups that have something to choose; what is ticked stays, even if nothing has it any more."""
    groups = []
    for name in CHOICES:
        ticked = {value.casefold() for value in form.chosen.get(name, ())}
        found = [
            Choice(item.value, _label(name, item.value), item.count, item.value.casefold() in ticked)
            for item in (facets[name].values if name in facets else [])
        ]
        there = {choice.value.casefold() for choice in found}
        gone = [value for value in form.chosen.get(name, ()) if value.casefold() not in there]
        missing = [Choice(value, _label(name, value), 0, True) for value in gone]
        kept = [choice for choice in found[_SHOWN:] if choice.ticked]
        shown = [*missing, *found[:_SHOWN], *kept]
        if shown:
            groups.append(ChoiceGroup(name, _TITLES[name], shown))
    return groups


def _label(name: str, value: str) -> str:
    return _SOLD_HERE.get(value, value) if name == "sold_here" else value
