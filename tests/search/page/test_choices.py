"""What the result page offers to choose."""

from search.page.choices import choices
from search.page.form import PageForm
from search.response import Facet, FacetValue

COUNTS = {"44": 9, "M": 8, "38": 7} | {str(size): 1 for size in range(20, 36)}


def test_the_most_frequent_sizes_are_shown_at_once_and_in_their_order() -> None:
    facets = {"size": Facet(values=[FacetValue(value, count) for value, count in COUNTS.items()])}
    (group,) = choices(PageForm(chosen={"size": ("35",)}), facets)
    assert [choice.value for choice in group.first] == [*map(str, range(20, 33)), "35", "38", "44", "M"]
    assert [choice.value for choice in group.rest] == ["33", "34"]
