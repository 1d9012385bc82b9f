"""What the result page's form asks: a query, chosen facet values, a price range, an order, a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from search.brand_page import BrandRequest
from search.request import MAX_HITS, SearchRequest, Sort

DISCOUNTS = ("10", "20", "30", "50")
CHOICES = ("sold_here", "brand", "category", "color", "size")
_SOLD_HERE = {"true": "Sold here", "false": "Not sold here"}
_AMOUNT = re.compile(r"[0-9]{1,9}([.,][0-9]{1,3})?")
_PER_PAGE = 24
_MOST_CHOICES = 20
_SORTS: dict[str, Sort] = {name: name for name in ("relevance", "price_asc", "price_desc", "newest", "discount")}


@dataclass(frozen=True)
class PageForm:
    """The page's own parameters; anything odd in them is read as if it were not there."""

    q: str = ""
    of_brand: str = ""
    """The brand whose page it is; none where something is searched for."""
    page: int = 1
    sort: Sort = "relevance"
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By facet, the values that were ticked."""
    min_price: str = ""
    max_price: str = ""
    min_discount: str = ""
    """In percent."""

    @classmethod
    def of(cls, parameters: QueryParams) -> "PageForm":
        chosen = {name: tuple(dict.fromkeys(parameters.getlist(name)[:_MOST_CHOICES])) for name in CHOICES}
        return cls(
            q=parameters.get("q", ""),
            of_brand="" if parameters.get("q", "").strip() else parameters.get("of", "").strip()[:200],
            page=_page(parameters.get("page", "1")),
            sort=_SORTS.get(parameters.get("sort", ""), "relevance"),
            chosen={name: values for name, values in chosen.items() if any(values)},
            min_price=_amount(parameters.get("min_price", "")),
            max_price=_amount(parameters.get("max_price", "")),
            min_discount=parameters.get("min_discount", "") if parameters.get("min_discount") in DISCOUNTS else "",
        )

    @property
    def filtered(self) -> bool:
        return bool(self.chosen or self.min_price or self.max_price or self.min_discount)

    def search_request(self) -> SearchRequest:
        """The search that the form stands for."""
        return SearchRequest(
            q=self.q, page=self.page, limit=_PER_PAGE, sort=self.sort, filter=self.filter_text(), histograms=True
        )

    def brand_request(self) -> BrandRequest:
        """The page of a brand's list that the form stands for."""
        return BrandRequest(page=self.page, limit=_PER_PAGE, sort=self.sort, filter=self.filter_text(), histograms=True)

    def filter_text(self) -> str | None:
        """The choices as a filter expression; None for none."""
        parts = [_any_of(name, values) for name, values in self.chosen.items()]
        parts += [f'price >= "{_escaped(self.min_price)}"'] * bool(self.min_price)
        parts += [f'price <= "{_escaped(self.max_price)}"'] * bool(self.max_price)
        parts += [f"discount >= {self.min_discount}"] * bool(self.min_discount)
        return " AND ".join(parts) or None

    def link(self, page: int | None = None) -> str:
        """The address of this form, on another page."""
        form = replace(self, page=page or self.page)
        pairs = [("of", form.of_brand) if form.of_brand else ("q", form.q)] + [
            (name, value) for name, values in form.chosen.items() for value in values
        ]
        optional = {name: getattr(form, name) for name in ("min_price", "max_price", "min_discount")}
        pairs += [(name, value) for name, value in optional.items() if value]
        pairs += [("sort", form.sort)] * (form.sort != "relevance") + [("page", str(form.page))] * (form.page > 1)
        return "/?" + urlencode(pairs)

    def without_filters(self) -> str:
        return replace(self, chosen={}, min_price="", max_price="", min_discount="", page=1).link()

    def applied(self) -> list[tuple[str, str]]:
        """What is chosen, and the address without it."""
        found = []
        for name, values in self.chosen.items():
            for value in values:
                rest = tuple(other for other in values if other != value)
                chosen = {**self.chosen, name: rest} if rest else {k: v for k, v in self.chosen.items() if k != name}
                found.append((choice_label(name, value), replace(self, chosen=chosen, page=1).link()))
        if self.min_price:
            found.append((f"from {self.min_price}", replace(self, min_price="", page=1).link()))
        if self.max_price:
            found.append((f"up to {self.max_price}", replace(self, max_price="", page=1).link()))
        if self.min_discount:
            found.append((f"{self.min_discount}% off or more", replace(self, min_discount="", page=1).link()))
        return found

    @staticmethod
    def brand_link(brand: str) -> str:
        """The address of a brand's page."""
        return "/?" + urlencode({"of": brand})

    def api_link(self) -> str:
        """The same search, or the same list, as JSON."""
        if self.of_brand:
            asked = self.brand_request().model_dump(exclude_defaults=True)
            return f"/brands/{quote(self.of_brand, safe='')}?{urlencode(asked)}"
        request = self.search_request().model_dump(exclude_defaults=True)
        return "/search?" + urlencode(request)


def choice_label(name: str, value: str) -> str:
    """A facet's value as the page writes it."""
    return _SOLD_HERE.get(value, value) if name == "sold_here" else value


def _amount(text: str) -> str:
    """An amount as people type it, ``12,50`` too; empty for anything else."""
    found = _AMOUNT.fullmatch(text.strip())
    return found[0].replace(",", ".") if found else ""


def _any_of(name: str, values: Sequence[str]) -> str:
    quoted = ", ".join(f'"{_escaped(value)}"' for value in values)
    return f"{name} IN ({quoted})"


def _escaped(text: str) -> str:
    return text[:200].replace("\\", "\\\\").replace('"', '\\"')


def _page(text: str) -> int:
    return min(max(int(text), 1), MAX_HITS) if text.isascii() and text.isdigit() and len(text) < 6 else 1
