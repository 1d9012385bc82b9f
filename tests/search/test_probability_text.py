"""How a probability is said."""

import pytest

from search.probability_text import probability_text


@pytest.mark.parametrize(
    ("probability", "said"),
    [
        (0.0, "below 0.001"),
        (0.0009, "below 0.001"),
        (0.001, "0.001"),
        (0.4123, "0.412"),
        (0.9995, "above 0.999"),
        (0.05, "0.050"),
    ],
)
def test_no_match_is_said_to_be_impossible_or_certain(probability: float, said: str) -> None:
    assert probability_text(probability) == said
