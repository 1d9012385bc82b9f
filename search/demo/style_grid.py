"""Styles with all their colours and sizes, each with a mark: sold, to be had, not to be had, uncertain."""

from rich.table import Table
from rich.text import Text

from config.plain_table import plain_table
from config.terminal import printable
from indexer.size_order import size_order
from search.demo.brand_lines import Mark, StyleLine
from search.probability_text import probability_text

MARKS: dict[Mark, tuple[str, str]] = {
    "sold": ("●", "green"),
    "offered": ("○", "bold magenta"),
    "not_offered": ("×", "dim"),
    "uncertain": ("?", "yellow"),
}
LEGEND = {
    "sold": "sold here",
    "offered": "not sold here, to be had",
    "not_offered": "not sold here, nor to be had",
    "uncertain": "uncertain",
}
MODES = {"buy_for_me": "buy for me", "link_out": "link out", "none": "–"}


def grid_legend() -> Text:
    legend = Text()
    for mark, (sign, look) in MARKS.items():
        legend.append(f"{sign} ", style=look)
        legend.append(f"{LEGEND[mark]}   ", style="dim")
    return legend


def style_table(styles: list[StyleLine]) -> Table:
    table = plain_table("", "style", "price", "colours and sizes", "")
    table.columns[1].justify = "right"
    for style in styles:
        price = f"{style.price} {style.currency}" if style.price is not None else "no price"
        name = Text(printable(style.name), style="bold")
        if style.place == "buy_for_me":
            name.append(f"\n{MODES[style.mode]}", style="magenta")
        table.add_row(name, price, _grid(style), _why(style))
    return table


def _grid(style: StyleLine) -> Text:
    """A line for each colour; sizes that share a mark are drawn together, small to large."""
    grid = Text()
    for color in dict.fromkeys(variant.color for variant in style.variants):
        if grid:
            grid.append("\n")
        grid.append(f"{printable(color)[:8]:8} ")
        variants = [variant for variant in style.variants if variant.color == color]
        variants.sort(key=lambda variant: size_order(variant.size))
        for mark, sizes in _runs([(variant.mark, variant.size) for variant in variants]):
            sign, look = MARKS[mark]
            text = sizes[0] if len(sizes) == 1 else f"{sizes[0]}–{sizes[-1]}"
            grid.append(f"{sign}{printable(text)} ", style=look)
    return grid


def _runs(marks: list[tuple[Mark, str]]) -> list[tuple[Mark, list[str]]]:
    runs: list[tuple[Mark, list[str]]] = []
    for mark, size in marks:
        if runs and runs[-1][0] == mark:
            runs[-1][1].append(size)
        else:
            runs.append((mark, [size]))
    return runs


def _why(style: StyleLine) -> Text:
    if style.place == "home" and all(variant.mark == "sold" for variant in style.variants):
        return Text()
    told = Text(printable(" ".join(style.why)), style="dim")
    if style.match_probability is not None and style.place != "home":
        told.append(f" Sold here with probability {probability_text(style.match_probability)}.", style="dim")
    return told
