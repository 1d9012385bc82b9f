"""What every brand site of the demo has: robots.txt, pictures, validators, and a count of what was asked for."""

from collections import Counter
from hashlib import sha1
from zlib import crc32

from search.demo.catalog import DemoStyle, DemoVariant, brand_styles, colors
from search.demo.loopback import Request, Response
from search.demo.pictures import draw
from search.demo.sites.page import page, picture, product_list, stylesheet

NOT_FOUND = Response(b"<!doctype html><title>Not found</title><h1>Not found</h1>", 404)


class DemoSite:
    """Answers for one brand; a platform's class says what its product pages and endpoints look like."""

    hidden = ("robots", "gone")
    """Flags of styles that the site does not show in its lists."""

    def __init__(self, brand: str) -> None:
        self.brand = brand
        self.styles = brand_styles(brand)
        self.shown = [style for style in self.styles if style.flag not in self.hidden]
        self.by_slug = {style.slug: style for style in self.styles}
        self.requests: Counter[int] = Counter()
        """By status."""

    def __call__(self, request: Request) -> Response:
        response = _conditional(request, self._common(request) or self.respond(request) or NOT_FOUND)
        self.requests[response.status] += 1
        return response

    def respond(self, request: Request) -> Response | None:  # noqa: ARG002 (platforms override it)
        """What is the platform's own; None is a 404."""
        return None

    def path(self, style: DemoStyle) -> str:
        """Where a style's page is."""
        return f"/products/{style.slug}"

    def robots(self, base: str) -> str:  # noqa: ARG002
        return "User-agent: *\nDisallow: /cart\n"

    def front_page(self) -> Response:
        tiles = product_list((self.path(style), picture(style), style.name) for style in self.shown)
        return page(self.brand, "Everything we make", f"<h1>Everything we make</h1>{tiles}")

    def _common(self, request: Request) -> Response | None:
        if request.path == "/robots.txt":
            return Response(self.robots(request.base).encode(), content_type="text/plain")
        if request.path == "/site.css":
            return stylesheet()
        if request.path.startswith("/images/"):
            return self._picture(request.path)
        return self.front_page() if request.path == "/" else None

    def _picture(self, path: str) -> Response | None:
        slug, _, color = path.removeprefix("/images/").removesuffix(".svg").partition("--")
        style = self.by_slug.get(slug)
        if style is None:
            return None
        return Response(draw(f"{style.kind} {style.name}", colors().get(color.title())), content_type="image/svg+xml")


def in_stock(style: DemoStyle, variant: DemoVariant) -> bool:
    """Whether the brand has it; one variant in eleven is just sold out."""
    return style.flag != "out_of_stock" and crc32(variant.mpn.encode()) % 11 != 0


def _conditional(request: Request, response: Response) -> Response:
    """Adds an ETag, and says 304 to whom has the page already."""
    if response.status != 200:
        return response
    etag = f'"{sha1(response.body, usedforsecurity=False).hexdigest()[:16]}"'
    if request.headers.get("If-None-Match") == etag:
        return Response(status=304, headers={"ETag": etag})
    return Response(response.body, 200, response.content_type, {**response.headers, "ETag": etag})
