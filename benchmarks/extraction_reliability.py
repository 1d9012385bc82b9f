"""A reliability diagram as a picture: how often values were right, by how likely they were said to be."""

SIDE = 320
MARGIN = 56


def reliability_svg(groups: list[tuple[float, float, int]], error: float, values: int) -> str:
    """The diagram of groups of (said, right, count), from the chance of one half to certainty."""
    dots = "\n".join(
        f'<circle cx="{_x(said):.1f}" cy="{_y(right):.1f}" r="5" fill="#1f6f8b"><title>said {said:.3f}, '
        f"right {right:.3f} of {count}</title></circle>"
        for said, right, count in groups
    )
    ticks = "\n".join(_tick(step / 10) for step in range(5, 11))
    line = " ".join(f"{_x(said):.1f},{_y(right):.1f}" for said, right, _ in groups)
    width = SIDE + 2 * MARGIN
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {width}" font-family="sans-serif" \
font-size="12" role="img" aria-label="Reliability diagram">
<rect width="{width}" height="{width}" fill="#fff"/>
<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#999"/>
<line x1="{_x(0.5)}" y1="{_y(0.5)}" x2="{_x(1)}" y2="{_y(1)}" stroke="#bbb" stroke-dasharray="4 4"/>
{ticks}
<polyline points="{line}" fill="none" stroke="#1f6f8b" stroke-opacity="0.4"/>
{dots}
<text x="{width / 2}" y="{MARGIN - 24}" text-anchor="middle" font-size="14">How often what was read is right</text>
<text x="{width / 2}" y="{MARGIN - 8}" text-anchor="middle" fill="#555">{values} values on shops left out of the \
fitting; expected calibration error {error:.3f}</text>
<text x="{width / 2}" y="{width - 12}" text-anchor="middle">said to be right</text>
<text x="16" y="{width / 2}" text-anchor="middle" transform="rotate(-90 16 {width / 2})">right</text>
</svg>
"""


def _tick(chance: float) -> str:
    return (
        f'<text x="{_x(chance):.1f}" y="{MARGIN + SIDE + 16}" text-anchor="middle" fill="#555">{chance:.1f}</text>\n'
        f'<text x="{MARGIN - 8}" y="{_y(chance) + 4:.1f}" text-anchor="end" fill="#555">{chance:.1f}</text>'
    )


def _x(chance: float) -> float:
    return MARGIN + SIDE * (max(chance, 0.5) - 0.5) * 2


def _y(chance: float) -> float:
    return MARGIN + SIDE * (1 - (max(chance, 0.5) - 0.5) * 2)
