"""What the documents say is there: every verb, every setting, every file and heading that they link to."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from cli import app
from config.settings import Settings
from tests.parts import ROOT

DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/benchmarks.md",
    "docs/experiments.md",
    "docs/merchandising.md",
)
LINK = re.compile(r"\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FOLDERS = ("config", "crawler", "crawler/extraction", "indexer", "indexer/matching", "search")
"""Names of files in the documents may begin in any of these."""

CODE = re.compile(r"`([^`\n]+)`")


def verbs(group: typer.Typer, before: str = "") -> dict[str, str | None]:
    """The help of every verb by its words."""
    found: dict[str, str | None] = {}
    for command in group.registered_commands:
        assert command.callback is not None
        found[before + (command.name or command.callback.__name__)] = command.callback.__doc__
    for part in group.registered_groups:
        assert part.typer_instance is not None
        found |= verbs(part.typer_instance, f"{before}{part.name} ")
    return found


def read(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def test_every_verb_has_help_and_is_documented() -> None:
    told = read("README.md")
    found = verbs(app)
    assert len(found) >= 20
    for words, help_text in found.items():
        assert help_text, words
        assert re.search(rf"`(offshelf )?{words}\b", told), words


def test_every_argument_is_named_and_explained() -> None:
    for words, arguments in arguments_of(typer.main.get_command(app)):
        for argument in arguments:
            assert re.fullmatch(r"[A-Z_]+|[a-z_]+(\|[a-z_]+)+", argument.metavar or ""), (words, argument.name)
            assert argument.help or "|" in (argument.metavar or ""), (words, argument.name)


def arguments_of(command: Any, before: str = "") -> Iterator[tuple[str, list[Any]]]:
    """What stands behind the words of every verb, without the options."""
    for name, verb in command.commands.items():
        if hasattr(verb, "commands"):
            yield from arguments_of(verb, f"{before}{name} ")
        else:
            yield before + name, [parameter for parameter in verb.params if parameter.param_type_name == "argument"]


def test_every_setting_is_documented() -> None:
    told = read("README.md")
    shared = ("OFFSHELF_MEILISEARCH_",)  # told as OFFSHELF_MEILISEARCH_URL, _KEY, _PREFIX
    for name in Settings.model_fields:
        variable = f"OFFSHELF_{name.upper()}"
        short = next((f"_{variable.removeprefix(prefix)}" for prefix in shared if variable.startswith(prefix)), "")
        assert variable in told or (short and f"`{short}`" in told), variable


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    for target, anchor in LINK.findall(read(document)):
        path = (ROOT / document).parent / target if target else ROOT / document
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path), f"{target}#{anchor}"


def anchors(path: Path) -> set[str]:
    """The anchors that a page of headings gets."""
    headings = HEADING.findall(path.read_text("utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_named_files_are_there(document: str) -> None:
    """Code in backquotes that looks like a file of the project is one."""
    for code in CODE.findall(read(document)):
        name = code.split("::")[0]
        if re.fullmatch(r"\w[\w./-]*\.(py|json|yaml|md|toml)", name) and "/" in name and "<" not in name:
            places = [ROOT / name, *(ROOT / folder / name for folder in FOLDERS)]
            assert any(place.exists() for place in places) or name == "config/offshelf.toml", name
