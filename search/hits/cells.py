"""A hit in the cells of a table for the terminal."""

from typing import TYPE_CHECKING

from config.terminal import printable
from search.eligibility import readable
from search.hit import Fragment, Hit
from search.hits.option_groups import option_groups

if TYPE_CHECKING:
    from rich.text import Text

_GROUPS = 6
_MODES = {"buy_for_me": ("buy for me", "bold green"), "link_out": ("link out", "yellow"), "none": ("no", "dim")}


def plain_cell(text: str | None) -> "Text":
    """A text of a site, shown and never obeyed."""
    from rich.text import Text

    return Text(printable(text or ""))


def title_cell(hit: Hit, below: "Text | None" = None) -> "Text":
    """With the words of the query in bold."""
    from rich.text import Text

    pieces = hit.highlights.get("title") or [Fragment(text=hit.title)]
    title = Text()
    for piece in pieces:
        title.append(printable(piece.text), style="bold" if piece.match else "")
    return Text("\n").join([title, below]) if below else title


def price_cell(hit: Hit) -> "Text":
    """The amount with its currency, or a dash."""
    if hit.price is None:
        return plain_cell("–")
    return plain_cell(f"{hit.price:,.2f} {hit.price_currency or ''}".strip())


def stock_cell(hit: Hit) -> "Text":
    """The availability in words, or a dash."""
    return plain_cell(readable(hit.availability) if hit.availability else "–")


def unsold_cell(hit: Hit) -> "Text":
    """Which of the brand's variants the shop has, and which not."""
    from rich.text import Text

    told = [reason.text for reason in hit.reasons if reason.code.startswith("some_variants")]
    return Text(printable(" ".join(told)), style="magenta")


def option_chips(hit: Hit) -> "Text | None":
    """The variants that can be offered, by their options."""
    from rich.text import Text

    offered = [variant for variant in hit.variants if variant.buy.mode != "none"]
    groups = option_groups(offered, hit.variants)
    if not groups:
        return None
    more = f" · {len(groups) - _GROUPS} more" if len(groups) > _GROUPS else ""
    return Text(printable(" · ".join(groups[:_GROUPS]) + more), style="cyan")


def why_cell(hit: Hit) -> "Text":
    """How it may be bought, and the reasons for both."""
    from rich.text import Text

    mode, style = _MODES[hit.buy.mode]
    reasons = [*hit.reasons, *hit.buy.reasons]
    text = Text(mode, style=style)
    return text.append("\n" + printable(" ".join(reason.text for reason in reasons)), style="default not bold")
