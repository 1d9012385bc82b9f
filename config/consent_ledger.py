"""Who said what about being bought from, when and why: one line an entry, never changed, in ``consent.jsonl``."""

import os
from collections.abc import Mapping
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from config.consent import Consent
from config.errors import ConfigError, reason_of
from config.settings import Settings
from config.whole_file import write_whole

Subject = Literal["site", "brand"]


class ConsentEntry(BaseModel):
    """One statement. The newest about a subject holds; the older ones say how it came to it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    at: datetime
    """UTC."""
    subject: Subject
    name: str = Field(min_length=1, max_length=200)
    """A site's id, or a brand's name."""
    consent: Consent
    by: str = Field(min_length=1, max_length=200)
    why: str = Field(min_length=1, max_length=1_000)

    def about(self, subject: Subject, name: str) -> bool:
        """Whether it is about this site or brand; brands are compared without regard to case."""
        return self.subject == subject and self.name.casefold() == name.casefold()


def ledger_path(settings: Settings) -> Path:
    """The file: it is configuration like the brand files beside it, and belongs into the same backup."""
    return settings.config_dir / "consent.jsonl"


def read_ledger(settings: Settings) -> list[ConsentEntry]:
    """All entries, the oldest first. Raises ConfigError with the line of the first that can't be read."""
    path = ledger_path(settings)
    try:
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} can't be read: {reason_of(error)}.", "Make the file readable UTF-8.") from error
    entries = []
    for number, line in enumerate(lines, start=1):
        try:
            entries.append(ConsentEntry.model_validate_json(line))
        except ValidationError as error:
            problem = error.errors()[0]["msg"]
            raise ConfigError(f"{path}:{number}: {problem}.", "Correct or remove that line.") from error
    return entries


def append_entry(settings: Settings, entry: ConsentEntry) -> None:
    """Write one entry at the end, and have it on the disk before this returns."""
    path = ledger_path(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(entry.model_dump_json() + "\n")
        file.flush()
        os.fsync(file.fileno())


def forget_site(settings: Settings, site: str) -> int:
    """Remove a purged site's entries; returns how many. Its tombstone says why it is gone."""
    entries = read_ledger(settings)
    kept = [entry for entry in entries if not entry.about("site", site)]
    if len(kept) < len(entries):
        write_whole(ledger_path(settings), "".join(entry.model_dump_json() + "\n" for entry in kept))
    return len(entries) - len(kept)


def consent_of(stated: Mapping[str, Consent], brand: str | None) -> Consent | None:
    """The strictest that was said of a brand, whatever the case it is spelt in; None where nothing was.

    A refusal must not fail for a capital letter.
    """
    folded = (brand or "").casefold()
    said = [consent for name, consent in stated.items() if folded and name.casefold() == folded]
    return reduce(Consent.stricter, said) if said else None


def brand_consents(settings: Settings) -> dict[str, Consent]:
    """What brands said for all sites that sell them, by name: the stricter of the settings and the ledger's newest."""
    newest = {entry.name.casefold(): entry for entry in read_ledger(settings) if entry.subject == "brand"}
    stated = dict(settings.brand_consent)
    spelt = {name.casefold(): name for name in stated}
    for folded, entry in newest.items():
        name = spelt.get(folded, entry.name)
        stated[name] = entry.consent.stricter(stated.get(name, Consent.OPTED_IN))
    return stated
