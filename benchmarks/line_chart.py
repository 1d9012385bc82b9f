"""Line charts as SVG, small enough for a page of documentation: no library, no script, no font."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

_WIDTH, _HEIGHT = 560, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 150, 36, 46
_COLOURS = ("#1f6feb", "#d1242f", "#1a7f37", "#9a6700", "#8250df", "#57606a")
_MOST_STEPS = 5
_ROUND = (1, 2, 5, 10)
_NEARLY = 1e-9

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Axis:
    """What it measures, its range, and how a value on it is written."""

    name: str
    least: float = 0.0
    most: float = 1.0
    form: str = ".1f"


def line_chart(title: str, across: Axis, up: Axis, lines: Mapping[str, Points], diagonal: bool = False) -> str:
    """One line of points per name; ``diagonal``: a dashed one for what is said and so."""
    parts = [*_frame(title, across, up)]
    if diagonal:
        ends = [_place(across, up, across.least, up.least), _place(across, up, across.most, up.most)]
        parts.append(_polyline(ends, "#8c959f", ' stroke-dasharray="4 4"'))
    for number, (name, points) in enumerate(lines.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        placed = [_place(across, up, x, y) for x, y in points]
        parts.append(_polyline(placed, colour))
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{colour}"/>' for x, y in placed]
        parts.append(_text(_WIDTH - _RIGHT + 12, _TOP + 14 + 18 * number, name, "start", colour))
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    style = 'font-family="system-ui, sans-serif" font-size="12"'
    background = f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>'
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>', background, *parts, "</svg>", ""])


def _frame(title: str, across: Axis, up: Axis) -> list[str]:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    parts = [_text(_LEFT, 20, title, "start", "#1f2328", ' font-weight="600"')]
    for y in _ticks(up):
        _, py = _place(across, up, across.least, y)
        parts.append(f'<line x1="{_LEFT}" y1="{py:.1f}" x2="{right}" y2="{py:.1f}" stroke="#d8dee4"/>')
        parts.append(_text(_LEFT - 8, py + 4, format(y, up.form), "end"))
    for x in _ticks(across):
        px, _ = _place(across, up, x, up.least)
        parts.append(_text(px, bottom + 18, format(x, across.form), "middle"))
    parts.append(_text((_LEFT + right) / 2, _HEIGHT - 8, across.name, "middle"))
    middle = (_TOP + bottom) / 2
    parts.append(_text(14, middle, up.name, "middle", turned=f' transform="rotate(-90 14 {middle:.1f})"'))
    return parts


def _ticks(axis: Axis) -> list[float]:
    """Round values of its range, six at most, no nearer to each other than what is written tells apart."""
    finest = 10.0 ** -int(axis.form[1])
    wanted = max((axis.most - axis.least) / _MOST_STEPS, finest)
    decade = 10.0 ** floor(log10(wanted) + _NEARLY)
    step = next(round_ * decade for round_ in _ROUND if round_ * decade >= wanted - _NEARLY)
    first, last = ceil(axis.least / step - _NEARLY), floor(axis.most / step + _NEARLY)
    return [number * step for number in range(first, last + 1)]


def _place(across: Axis, up: Axis, x: float, y: float) -> tuple[float, float]:
    wide, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
    right = (x - across.least) / (across.most - across.least)
    above = (y - up.least) / (up.most - up.least)
    return _LEFT + wide * right, _HEIGHT - _BOTTOM - high * above


def _polyline(points: Points, colour: str, more: str = "") -> str:
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{drawn}" fill="none" stroke="{colour}" stroke-width="1.8"{more}/>'


def _text(x: float, y: float, text: str, anchor: str, colour: str = "#57606a", turned: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}"{turned}>{escape(text)}</text>'
