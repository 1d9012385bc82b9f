"""A brand site of a benchmark: product pages of one size, sitemaps, validators, and a count of what was asked for.

    python -m benchmarks.page_server --pages 3000 --kilobytes 40

Prints its address as a line of JSON, then serves until it is stopped. ``/counts`` has the number of answers by kind and
status, and the bytes of all bodies that were sent.
"""

import argparse
import asyncio
import json
from collections import Counter

PER_SITEMAP = 50_000
_WORDS = ("linen", "copper", "harbour", "meadow", "granite", "willow", "ember", "tidal", "cedar", "amber", "slate")


def page_body(number: int, kilobytes: int, base: str) -> bytes:
    """A product page: JSON-LD, a heading, a price, and a text that fills it up."""
    words = [_WORDS[(number * 7 + n) % len(_WORDS)] for n in range(3)]
    name = f"{' '.join(words).title()} {number}"
    price = f"{5 + number % 200}.{number % 100:02d}"
    data = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": name,
        "sku": f"SKU-{number}",
        "mpn": f"MP{number}X",
        "brand": {"@type": "Brand", "name": "Fellmark"},
        "url": f"{base}p/{number}",
        "image": f"{base}i/{number}.jpg",
        "description": f"The {name}, made by hand.",
        "offers": {
            "@type": "Offer",
            "price": price,
            "priceCurrency": "EUR",
            "availability": "https://schema.org/InStock",
        },
    }
    head = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>'
        f'<script type="application/ld+json">{json.dumps(data)}</script></head><body><h1>{name}</h1>'
        f'<p class="price">€{price}</p><button>Add to cart</button>'
    )
    row = '<div class="card"><a href="/about">{}</a><p>{}</p></div>\n'
    filler: list[str] = []
    length = len(head)
    while length < kilobytes * 1000 - 14:
        filler.append(row.format(_WORDS[len(filler) % len(_WORDS)], " ".join(_WORDS)))
        length += len(filler[-1])
    return (head + "".join(filler) + "</body></html>").encode()


def _lastmod(number: int) -> str:
    """Days that differ: one day for all pages would be a build's, and prove nothing."""
    return f"2025-{1 + number % 12:02d}-{1 + number % 28:02d}"


def _content_type(path: str) -> str:
    return "application/xml" if path.startswith("/sitemap") else "text/html; charset=utf-8"


class Site:
    """The answers of one site by path."""

    def __init__(self, pages: int, kilobytes: int) -> None:
        self.pages, self.kilobytes = pages, kilobytes
        self.base = ""
        self.counts: Counter[str] = Counter()

    def answer(self, path: str, validator: str) -> tuple[int, bytes, str]:
        """Status, body and ETag."""
        kind, _, rest = path.lstrip("/").partition("/")
        if kind == "p" and rest.isdigit() and int(rest) < self.pages:
            etag = f'"{rest}"'
            return (
                (304, b"", etag) if validator == etag else (200, page_body(int(rest), self.kilobytes, self.base), etag)
            )
        if kind == "robots.txt":
            return 200, f"User-agent: *\nAllow: /\nSitemap: {self.base}sitemap.xml\n".encode(), ""
        if kind == "sitemap.xml":
            return 200, self._index(), ""
        if kind == "sitemap" and rest.isdigit():
            return 200, self._sitemap(int(rest)), ""
        if kind == "counts":
            return 200, json.dumps(self.counts).encode(), ""
        return 404, b"", ""

    def _index(self) -> bytes:
        parts = range((self.pages + PER_SITEMAP - 1) // PER_SITEMAP)
        entries = "".join(f"<sitemap><loc>{self.base}sitemap/{n}</loc></sitemap>" for n in parts)
        return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</sitemapindex>'.encode()

    def _sitemap(self, part: int) -> bytes:
        numbers = range(part * PER_SITEMAP, min(self.pages, (part + 1) * PER_SITEMAP))
        entries = "".join(f"<url><loc>{self.base}p/{n}</loc><lastmod>{_lastmod(n)}</lastmod></url>" for n in numbers)
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer requests on one connection until the other side closes it."""
        try:
            while request := await reader.readuntil(b"\r\n\r\n"):
                lines = request.decode("latin-1").split("\r\n")
                fields = {n.lower(): v.strip() for n, _, v in (line.partition(":") for line in lines[1:])}
                path = lines[0].split(" ")[1]
                status, body, etag = self.answer(path, fields.get("if-none-match", ""))
                self.counts[f"{path.strip('/').partition('/')[0]} {status}"] += 1
                self.counts["bytes"] += len(body)
                head = f"HTTP/1.1 {status} -\r\nContent-Type: {_content_type(path)}\r\nContent-Length: {len(body)}\r\n"
                head += f"ETag: {etag}\r\n" if etag else ""
                writer.write(f"{head}\r\n".encode() + body)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


async def main() -> None:
    """Serve one site as the command line asks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=3000)
    parser.add_argument("--kilobytes", type=int, default=40)
    options = parser.parse_args()
    site = Site(options.pages, options.kilobytes)
    server = await asyncio.start_server(site.serve, "127.0.0.1", 0)
    site.base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    print(json.dumps({"url": site.base}), flush=True)  # noqa: T201 (what starts it reads this)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
