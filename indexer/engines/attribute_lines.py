"""A document's attributes as lines, which are searched, and read by ranking without a look at each."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

YES, NO = "true", "false"
"""What a value that says no more is read as."""

_SAYS_NO = ("false", "no", "n", "none", "0", "0.0", "not available", "not supported", "-")
_SAYS_YES = ("true", "yes", "y")
_ANSWERS = {
    written: said in _SAYS_YES
    for said in (*_SAYS_YES, *_SAYS_NO)
    for written in (said, said.upper(), said.capitalize(), said.title())
}
"""By value, whether it says yes or no."""

_BREAKS = "\t\n\x1e\x1f"
"""Part texts, names and values of a stored document."""
_SPACES = str.maketrans(_BREAKS, " " * len(_BREAKS))


class AttributeLines(NamedTuple):
    """A line for each name or value. None of them has another break."""

    names: str
    """Of what is stated, then of what is only confirmed."""
    values: str
    """What is stated, in the order of the names."""
    denied: str
    """Names: what is denied is no word of the product."""
    unreadable: Mapping[str, str]
    """What can't be read from the lines; all, where a name or a value has lines itself."""


def attribute_lines(attributes: Mapping[str, str]) -> AttributeLines:
    """Each attribute is stated, confirmed or denied."""
    stated = dict(attributes)
    unreadable: dict[str, str] = {}
    confirmed: list[str] = []
    denied: list[str] = []
    for name, value in attributes.items():
        if value in _ANSWERS:
            confirms = _ANSWERS[value]
            (confirmed if confirms else denied).append(name)
            if stated.pop(name) != (YES if confirms else NO):
                unreadable[name] = value
    names, values = [*stated, *confirmed], [*stated.values()]
    lines = "\n".join(names), "\n".join(values), "\n".join(denied)
    if _are_lines(f"{lines[0]}\n{lines[1]}\n{lines[2]}", names, values, denied):
        return AttributeLines(*lines, unreadable)
    return AttributeLines(_as_lines(names), _as_lines(values), _as_lines(denied), attributes)


def _are_lines(said: str, names: Sequence[str], values: Sequence[str], denied: Sequence[str]) -> bool:
    """Whether each text is a line, and can be read from them."""
    if "\t" in said or "\x1e" in said or "\x1f" in said or not (all(names) and all(values) and all(denied)):
        return False
    return said.count("\n") == (len(names) or 1) + (len(values) or 1) + (len(denied) or 1) - 1


def _as_lines(texts: Sequence[str]) -> str:
    return "\n".join([text.translate(_SPACES) for text in texts])
