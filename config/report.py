"""What a verb of the command line returns."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from rich.console import RenderableType


class Report(BaseModel, ABC):
    """A verb's outcome: one JSON document for programs, tables for people.

    Text that came from a site is shown through ``rich.text.Text`` or ``rich.markup.escape``, never as markup.
    """

    @abstractmethod
    def __rich__(self) -> "RenderableType":
        """The tables for the terminal; Rich is loaded only here."""

    @property
    def failed(self) -> bool:
        """Whether the verb exits with 1 although it ran to its end."""
        return False
