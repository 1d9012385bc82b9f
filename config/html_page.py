"""A self-contained HTML page for people: no scripts, nothing loaded from elsewhere, light and dark.

What is put into a page goes through ``escaped`` or ``link``: text of a site is shown, never obeyed.
"""

from collections.abc import Iterable
from html import escape

from config.terminal import printable

MAX_TEXT = 300
LEAST_MOVE = 0.005
"""Difference of two shares that a picture can show."""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root { color-scheme: light dark; --ground: #fff; --card: #f5f6f8; --ink: #1b1f24; --soft: #5c6672; --line: #dfe3e8;
  --good: #1a7f4b; --warn: #a15c00; --bad: #b3261e; --bar: #2f6fde; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171b; --card: #1e2329; --ink: #e8ebef; --soft: #9aa5b1;
  --line: #313840; --good: #59c78b; --warn: #e0a24a; --bad: #f2867e; --bar: #6f9ff0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem 1rem 4rem; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2.2rem 0 .6rem; } p { margin: .4rem 0; }
a { color: var(--bar); overflow-wrap: anywhere; } .soft { color: var(--soft); }
.good { color: var(--good); } .warn { color: var(--warn); } .bad { color: var(--bad); }
.note { border-left: .25rem solid var(--warn); background: var(--card); padding: .6rem .9rem; margin: 1rem 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.2rem, 1fr)); gap: .6rem; margin: 1.2rem 0; }
.tile { background: var(--card); border-radius: .5rem; padding: .7rem .9rem; }
.tile b, .tile span { display: block; } .tile b { font-size: 1.4rem; }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { padding: .35rem .8rem .35rem 0; vertical-align: top; border-bottom: 1px solid var(--line); }
th { text-align: left; font-weight: 500; color: var(--soft); } .number { text-align: right; white-space: nowrap;
  font-variant-numeric: tabular-nums; } td { overflow-wrap: break-word; }
svg { display: block; margin-top: .45em; max-width: 34vw; }
"""


def html_page(title: str, parts: Iterable[str]) -> str:
    """A whole document; ``parts`` are HTML already, ``title`` is text."""
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
    )
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="en"><head>{head}<title>{escaped(title)}</title><style>{_STYLE}</style></head>\n'
        f"<body>\n{body}\n</body></html>\n"
    )


def escaped(text: object) -> str:
    """Text as HTML: no markup, no control or direction characters, not longer than anyone reads."""
    line = printable(str(text))
    return escape(line if len(line) <= MAX_TEXT else line[: MAX_TEXT - 1] + "…")


def link(url: str, text: str) -> str:
    """A link to a web address; the bare text where it is none."""
    if not url.lower().startswith(("http://", "https://")):
        return escaped(text)
    return f'<a href="{escape(printable(url))}" rel="noreferrer noopener">{escaped(text)}</a>'


def html_table(headings: Iterable[str], rows: Iterable[Iterable[str]], numbers: Iterable[int] = ()) -> str:
    """A table of cells that are HTML already; ``numbers`` are the columns that are aligned to the right."""
    right = set(numbers)

    def line(tag: str, cells: Iterable[str]) -> str:
        marked = ((f"<{tag}" + (' class="number"' if place in right else ""), cell) for place, cell in enumerate(cells))
        return "<tr>" + "".join(f"{opened}>{cell}</{tag}>" for opened, cell in marked) + "</tr>"

    head = line("th", (escaped(heading) for heading in headings))
    return f'<div class="wide"><table>{head}{"".join(line("td", row) for row in rows)}</table></div>'


def bar(share: float, before: float | None = None) -> str:
    """A share (0 to 1) as a picture, with a mark where it was before, if that was elsewhere."""
    filled = f'<rect width="{100 * share:.1f}" height="10" rx="2" fill="var(--bar)"/>'
    mark = ""
    if before is not None and abs(share - before) >= LEAST_MOVE:
        mark = f'<rect x="{min(98.5, 100 * before):.1f}" width="1.5" height="10" fill="var(--ink)"/>'
    told = f"{share:.0%}" + ("" if before is None else f", {before:.0%} before")
    return (
        f'<svg role="img" aria-label="{told}" width="160" height="10" viewBox="0 0 100 10" preserveAspectRatio="none">'
        f'<rect width="100" height="10" rx="2" fill="var(--line)"/>{filled}{mark}</svg>'
    )
