"""Reads what searches are answered from, and reads it anew once it has changed."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from config.errors import OffshelfError
from config.settings import Settings
from indexer.engines.open import open_engine
from indexer.engines.protocol import SearchEngine, SearchIndex
from search.brand_book import BrandBook, BrandBookReader
from search.language.english import english_words
from search.language.synonyms import SynonymReader
from search.language.word_forms_reader import WordFormsReader
from search.query.term_statistics import read_statistics
from search.retrieval.index_errors import no_index
from search.retrieval.sources import Sources
from search.spelling.reader import SpellerReader


class SourceReader:
    """Follows index switches and changed files by itself; asked from any number of threads."""

    def __init__(self, settings: Settings, database: Engine) -> None:
        self._database = database
        self._engine: SearchEngine = open_engine(settings)
        self._brands = BrandBookReader(settings)
        self._synonyms = SynonymReader(settings.config_dir)
        self._spellers = SpellerReader(database)
        self._word_forms = WordFormsReader(database)
        self._max_age = timedelta(days=float(settings.max_age_days))

    def prepare(self) -> None:
        """Read what the first queries would wait for; nothing where there is no index that can be read."""
        english_words()
        with suppress(OffshelfError):
            build = self.live_index().name
            self._spellers.current(build, read_statistics(self._database, build, ()).documents)
            self._word_forms.current(build)

    def live_index(self) -> SearchIndex:
        """The build that answers now. Raises EngineError if there is none."""
        index = self._engine.live()
        if index is None:
            raise no_index(self._engine.live_name())
        return index

    def brand_book(self) -> BrandBook:
        """The brand sites with what was said about them."""
        return self._brands.current()

    def current(self) -> Sources:
        """What answers now. Raises EngineError if there is no index yet, ConfigError for a wrong file."""
        return Sources(
            self.live_index(),
            self._database,
            self.brand_book(),
            self._synonyms.current(),
            self._spellers,
            self._word_forms,
            datetime.now(UTC).replace(second=0, microsecond=0),
            self._max_age,
        )
