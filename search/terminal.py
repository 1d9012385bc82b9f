"""A search in the terminal: the shop's own hits, then what it could buy from the brands, and why."""

from typing import TYPE_CHECKING

from pydantic import Field

from config.report import Report
from config.terminal import printable
from search.hit import Hit, HitExplanation
from search.hits.cells import option_chips, plain_cell, price_cell, stock_cell, title_cell, unsold_cell, why_cell
from search.response import SearchResponse

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text


class SearchReport(SearchResponse, Report):
    """The response of ``GET /search``; as JSON it is the same document."""

    shop: str = Field(exclude=True)

    def __rich__(self) -> "RenderableType":
        from rich.console import Group
        from rich.text import Text

        parts: list[RenderableType] = [self._heading()]
        home, offered = self.sections.home, self.sections.buy_for_me
        if home.hits:
            parts.append(self._home_table())
        else:
            shop = self.shop[:1].upper() + self.shop[1:]
            parts.append(Text(f"{printable(shop)} has nothing for this.", style="italic"))
        if offered.hits:
            parts += [Text(), self._offered_table()]
        parts += [Text(f"· {printable(message.text)}", style="yellow") for message in self.messages]
        if any(hit.explanation for hit in home.hits + offered.hits):
            parts.append(self._explanations())
        return Group(*parts)

    def _heading(self) -> "Text":
        from rich.text import Text

        heading = Text.assemble(("Search ", "dim"), (printable(self.query) or "(everything)", "bold"))
        if self.intent.brand:
            heading.append(f"  brand: {printable(self.intent.brand)} (by {self.intent.by})", style="cyan")
        return heading

    def _home_table(self) -> "Table":
        section = self.sections.home
        table = _table(f"Sold at {printable(self.shop)}: {len(section.hits)} of {section.total:,}")
        table.add_column("The brand's variants", max_width=34)
        for place, hit in enumerate(section.hits, start=1):
            table.add_row(*_cells(place, hit), unsold_cell(hit))
        return table

    def _offered_table(self) -> "Table":
        table = _table(f"Not sold here, could be bought from the brand{self._place()}")
        table.add_column("Why, and how", max_width=40)
        for place, hit in enumerate(self.sections.buy_for_me.hits, start=1):
            table.add_row(*_cells(place, hit, option_chips(hit)), why_cell(hit))
        return table

    def _place(self) -> str:
        if not self.sections.home.hits:
            return ""
        row = self.sections.buy_for_me.row
        return f" (belongs after home hit {row})" if row else " (belongs before the home hits)"

    def _explanations(self) -> "Table":
        from rich.table import Table

        table = Table(
            "Hit", "Score", "How it comes about", "Words and the fields that have them", title="Why these hits"
        )
        for hit in self.sections.home.hits + self.sections.buy_for_me.hits:
            if (found := hit.explanation) is not None:
                fields = "; ".join(f"{word}: {', '.join(where)}" for word, where in found.matched.items())
                told = "; ".join([*([fields] if fields else []), *found.merchandising])
                table.add_row(plain_cell(hit.title), f"{found.score:.2f}", plain_cell(_sum(found)), plain_cell(told))
        return table


def _sum(found: HitExplanation) -> str:
    """What adds up, then what multiplies it."""
    added = [f"{word} {value:.2f}" for word, value in found.words.items()]
    if found.phrase:
        added.append(f"side by side {found.phrase:.2f}")
    factors = "".join(f" × {name} {factor:.2f}" for name, factor in found.factors.items())
    return f"({' + '.join(added)}){factors}" if factors and len(added) > 1 else " + ".join(added) + factors


def _cells(place: int, hit: Hit, below: "Text | None" = None) -> tuple["Text", ...]:
    """Those of the columns that ``_table`` has."""
    numbered = plain_cell(str(place))
    return numbered, title_cell(hit, below), plain_cell(hit.brand), price_cell(hit), stock_cell(hit)


def _table(title: str) -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title, style="bold"), title_justify="left", expand=True, show_lines=False, pad_edge=False)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("Product", ratio=1, overflow="fold")
    table.add_column("Brand", max_width=16, overflow="fold")
    table.add_column("Price", justify="right", no_wrap=True)
    table.add_column("Stock", max_width=12)
    return table
