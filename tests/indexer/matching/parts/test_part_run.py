from pathlib import Path

import numpy as np

from config.settings import Settings
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.part_run import PartJob, decide_part_alone
from indexer.matching.parts.style_spool import SpooledStyles
from indexer.matching.titles.words import title_words
from indexer.matching.wording.brand_names import BrandNames


def test_a_process_forgets_what_it_read_of_the_titles_of_the_part_before(settings: Settings, tmp_path: Path) -> None:
    path, nothing = tmp_path / "styles", np.zeros(0, dtype=np.int64)
    path.write_bytes(b"")
    styles = SpooledStyles(path, nothing, nothing)
    before = title_words("Storm glove", "halden")
    assert title_words("Storm glove", "halden") is before

    job = PartJob("all", styles, styles, None, False, BrandNames(), Judgements(), tmp_path / "memory")
    assert decide_part_alone(settings, job).decided == 0

    assert title_words("Storm glove", "halden") is not before
