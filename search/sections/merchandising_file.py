"""``merchandising.yaml`` of the configuration folder; every mistake is told with its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from config.errors import ConfigError
from search.sections.merchandising import Merchandising, Rule

FILE_NAME = "merchandising.yaml"
_NEXT_STEP = "Correct it; docs/merchandising.md shows what may be written."

_DEEPEST = 8

Place = tuple[str | int, ...]
"""The keys that lead to a value."""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rules: list[Rule]


def read_merchandising(config_dir: Path) -> Merchandising:
    """The rules; none without a file. Raises ConfigError with file and line."""
    path = config_dir / FILE_NAME
    if not path.exists():
        return Merchandising()
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        if node is None:
            return Merchandising()
        lines = dict(_lines(node, ()))
        content = _with_lines(yaml.SafeLoader("").construct_document(node), lines)
        return Merchandising(_File.model_validate(content).rules)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{path}:{line}: {error.problem}.", _NEXT_STEP) from error
    except ValidationError as error:
        first = error.errors()[0]
        place = first["loc"]
        key = f"'{place[-1]}': " if place and isinstance(place[-1], str) else ""
        told = first["msg"].removeprefix("Value error, ")
        raise ConfigError(f"{path}:{_line(lines, place)}: {key}{told}.", _NEXT_STEP) from error
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise ConfigError(f"{path} can't be read: {' '.join(str(error).split())}.", _NEXT_STEP) from error


class MerchandisingReader:
    """The current rules; the file is read again when it changes."""

    def __init__(self, config_dir: Path) -> None:
        self._config_dir = config_dir
        self._kept: tuple[object, Merchandising] = None, Merchandising()

    def current(self) -> Merchandising:
        """Rules that can't be read are none, with the problem."""
        try:
            stat = (self._config_dir / FILE_NAME).stat()
            state: object = stat.st_mtime_ns, stat.st_size
        except FileNotFoundError:
            state = None
        if state != self._kept[0]:
            try:
                self._kept = state, read_merchandising(self._config_dir)
            except ConfigError as error:
                self._kept = state, Merchandising(problem=str(error))
        return self._kept[1]


def _lines(node: yaml.Node, place: Place) -> Iterator[tuple[Place, int]]:
    """By place in the file, its line; a value's is its key's. Aliases may lead in a circle, so the depth is limited."""
    yield place, node.start_mark.line + 1
    if len(place) >= _DEEPEST:
        return
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _lines(item, (*place, number))
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _lines(value, (*place, key.value))
            yield (*place, key.value), key.start_mark.line + 1


def _line(lines: dict[Place, int], place: Place) -> int:
    """Of the value, or of what it is missing in."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, 1)


def _with_lines(content: Any, lines: dict[Place, int]) -> Any:
    """Each rule with its line, and a single query as a list of one."""
    rules = content.get("rules") if isinstance(content, dict) else None
    for number, rule in enumerate(rules if isinstance(rules, list) else ()):
        if isinstance(rule, dict):
            rule["line"] = lines[("rules", number)]
            if isinstance(rule.get("query"), str):
                rule["query"] = [rule["query"]]
    return content
