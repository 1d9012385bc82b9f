"""The verb ``brand consent``: what was said about a site or brand, and saying it."""

import shlex
from datetime import UTC, datetime

from config.brand_files import load_brand_site, load_brand_sites, write_brand_site
from config.consent import Consent
from config.consent_ledger import ConsentEntry, Subject, append_entry, brand_consents, consent_of, read_ledger
from config.errors import InputError
from config.settings import Settings
from crawler.brands.consent_report import ConsentReport
from crawler.harvest.tombstones import refuse_buried


def state_consent(
    settings: Settings, name: str, said: str | None, by: str | None, why: str | None, as_brand: bool = False
) -> ConsentReport:
    """Record what somebody said about a site (or with ``as_brand`` a brand), if anything, and tell what holds.

    Raises NotFoundError for an unknown site, ConsentError for a purged one, InputError where it isn't said by whom
    and why.
    """
    subject: Subject = "brand" if as_brand else "site"
    if subject == "site":
        site = load_brand_site(settings.brands_dir, name)
        refuse_buried(settings, name, site.url)
    if said is not None:
        _record(settings, subject, name, _consent(said), by, why)
    return _report(settings, subject, name)


def _consent(text: str) -> Consent:
    try:
        return Consent(text.lower().replace("-", "_"))
    except ValueError:
        raise InputError(f"'{text}' is no consent.", "Say opted_in, silent or opted_out.") from None


def _record(settings: Settings, subject: Subject, name: str, consent: Consent, by: str | None, why: str | None) -> None:
    if not (by and by.strip() and why and why.strip()):
        raise InputError("A consent needs to say by whom and why.", 'Add --by "WHO" and --why "TEXT".')
    now = datetime.now(UTC)
    entry = ConsentEntry(at=now, subject=subject, name=name, consent=consent, by=by.strip(), why=why.strip())
    append_entry(settings, entry)
    if subject == "site":
        site = load_brand_site(settings.brands_dir, name)
        write_brand_site(settings.brands_dir, site.model_copy(update={"consent": consent}))


def _report(settings: Settings, subject: Subject, name: str) -> ConsentReport:
    entries = [entry for entry in reversed(read_ledger(settings)) if entry.about(subject, name)]
    stated = brand_consents(settings)
    if subject == "site":
        site = load_brand_site(settings.brands_dir, name)
        own, brand = site.consent, consent_of(stated, site.brand) or Consent.OPTED_IN
        holds = own.stricter(brand)
    else:
        own = holds = consent_of(stated, name) or Consent.SILENT
    said = entries[0].consent if entries else Consent.SILENT
    return ConsentReport(
        subject=subject,
        name=name,
        consent=holds,
        own=own,
        unexplained=said is not own,
        entries=entries,
        next_step=_next_step(settings, subject, name, holds, bool(entries)),
    )


def _next_step(settings: Settings, subject: Subject, name: str, consent: Consent, noted: bool) -> str | None:
    if consent is not Consent.OPTED_OUT:
        what = f"--brand {shlex.quote(name)}" if subject == "brand" else name
        return None if noted else f"offshelf brand consent {what} opted_in|opted_out --by WHO --why TEXT"
    if subject == "site":
        return f"offshelf brand purge {name}"
    sites = load_brand_sites(settings.brands_dir).values()
    own = [site.id for site in sites if (site.brand or "").casefold() == name.casefold()]
    return f"offshelf brand purge {own[0]}" if own else "offshelf index"
