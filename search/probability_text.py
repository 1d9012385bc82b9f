"""How a probability is said."""

_LEAST = 0.001


def probability_text(probability: float) -> str:
    """With three digits; what these would show as 0 or 1 is said as a bound, since no match is that certain."""
    if probability < _LEAST:
        return f"below {_LEAST}"
    return f"above {1 - _LEAST}" if probability > 1 - _LEAST else f"{probability:.3f}"
