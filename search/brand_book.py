"""What the brand files and the settings say about brands: aliases and consent, always as the files are now."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from config.brand_files import load_brand_sites
from config.brand_site import BrandSite
from config.consent import Consent
from config.consent_ledger import brand_consents, ledger_path
from config.errors import ConfigError
from config.settings import Settings
from indexer.matching.wording.brand_names import canonical_brand


@dataclass(frozen=True)
class BrandBook:
    """One reading of the brand files."""

    sites: dict[str, BrandSite]
    brand_consent: dict[str, Consent] = field(default_factory=dict)
    """By canonical name; aliases have the strictest of their brand's."""
    problem: str | None = None
    """Why the files can't be read. Then no site is known, so nothing is a candidate."""

    def consent(self, site: str, brand: str | None) -> Consent | None:
        """The stricter of the site's and the brand's; None for a site without a brand file."""
        known = self.sites.get(site)
        if known is None:
            return None
        return known.consent.stricter(self.brand_consent.get(canonical_brand(brand or ""), Consent.OPTED_IN))

    def aliases(self, brand: str | None) -> list[str]:
        """Other names of the brand, from the files of its sites."""
        name = canonical_brand(brand or "")
        return self._aliases.get(name, []) if name else []

    def brands_called(self, terms: Sequence[str]) -> dict[str, list[str]]:
        """By term that begins an alias in these terms, the brands that are meant."""
        found: dict[str, list[str]] = {}
        for brand, aliases in self._aliases.items():
            for alias in aliases:
                words = alias.split()
                for start in range(len(terms) - len(words) + 1):
                    if words and list(terms[start : start + len(words)]) == words:
                        found.setdefault(terms[start], []).append(brand)
        return found

    @cached_property
    def _aliases(self) -> dict[str, list[str]]:
        """Canonical aliases by canonical brand."""
        aliases: dict[str, list[str]] = {}
        for site in self.sites.values():
            if site.brand:
                aliases.setdefault(canonical_brand(site.brand), []).extend(map(canonical_brand, site.aliases))
        return aliases

    def opted_out_sites(self) -> list[str]:
        return [site.id for site in self.sites.values() if site.consent is Consent.OPTED_OUT]


def read_brand_book(settings: Settings) -> BrandBook:
    """The brand files as they are. A malformed file makes a book without sites that says what is wrong."""
    try:
        sites, stated = load_brand_sites(settings.brands_dir), brand_consents(settings)
    except ConfigError as error:
        return BrandBook({}, problem=str(error))
    consent: dict[str, Consent] = {}
    for name, said in stated.items():
        for spelling in _spellings(name, sites):
            consent[spelling] = said.stricter(consent.get(spelling, Consent.OPTED_IN))
    return BrandBook(sites, consent)


def _spellings(name: str, sites: dict[str, BrandSite]) -> set[str]:
    spellings = {canonical_brand(name)}
    for site in sites.values():
        names = {canonical_brand(n) for n in (site.brand, *site.aliases) if n}
        if names & spellings:
            spellings |= names
    return spellings


class BrandBookReader:
    """The current brand book; the files are read again when one is added, changed or removed."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._seen: object = None
        self._book = BrandBook({})

    def current(self) -> BrandBook:
        with self._lock:
            state = self._state()
            if state != self._seen:
                self._book, self._seen = read_brand_book(self._settings), state
            return self._book

    def _state(self) -> list[tuple[str, int, int]]:
        """Every search asks, so the folder is read as it is: a path object for each file takes four times as long."""
        found: list[tuple[str, int, int]] = []
        with suppress(FileNotFoundError), os.scandir(self._settings.brands_dir) as entries:
            found = [_state_of(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".yaml")]
        with suppress(FileNotFoundError):
            found.append(_state_of("", ledger_path(self._settings).stat()))
        return sorted(found)


def _state_of(name: str, stat: os.stat_result) -> tuple[str, int, int]:
    return name, stat.st_mtime_ns, stat.st_size
