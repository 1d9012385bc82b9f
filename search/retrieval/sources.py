"""What a search is answered from."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy import Engine

from indexer.engines.protocol import SearchIndex
from search.brand_book import BrandBook
from search.language.synonyms import Synonyms
from search.language.word_forms import WordForms
from search.language.word_forms_reader import WordFormsReader
from search.spelling.reader import SpellerReader


@dataclass(frozen=True)
class Sources:
    """What a search is answered from, as it is now."""

    index: SearchIndex
    database: Engine
    book: BrandBook
    synonyms: Synonyms
    spellers: SpellerReader
    word_forms: WordFormsReader
    now: datetime
    """The minute that it is: within one, the same is asked of the engine."""
    max_age: timedelta

    @property
    def oldest(self) -> datetime:
        """What was seen longer ago is not offered."""
        return self.now - self.max_age

    @cached_property
    def forms(self) -> WordForms:
        """Of the build, asked for once: every reading of the query needs them."""
        return self.word_forms.current(self.index.name)
