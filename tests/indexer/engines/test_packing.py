"""Documents in few bytes."""

import random
from pathlib import Path

import pytest

from indexer.document import CatalogDocument
from indexer.engines.prepared_document import PreparedDocument
from indexer.engines.tantivy.packing import Packing
from tests.catalog import home_document


def test_a_packed_document_comes_back(tmp_path: Path) -> None:
    documents = [
        home_document(str(n), f"Trail shoe {n}", attributes={"sole": "rubber", "drop": "8 mm"}) for n in range(9)
    ]
    contents = [PreparedDocument(document).content for document in documents]
    packing = Packing.learn(tmp_path, documents[:5])
    packed = [packing.pack(content) for content in contents]
    assert [Packing.of(tmp_path).unpack(one) for one in packed] == contents
    assert max(map(len, packed)) < min(map(len, contents)) / 2


def test_what_recurs_far_apart_is_taken_in_once(tmp_path: Path) -> None:
    draw = random.Random(5)
    lines = ["".join(draw.choices("abcdefghij ", k=100)) for _ in range(40)]

    def described(number: int) -> CatalogDocument:
        noise = "".join(draw.choices("klmnopqrst ", k=900))  # so that all together are far more than a dictionary
        return home_document(str(number), f"Shoe {number}", description=f"{noise} {lines[number % len(lines)]}")

    packing = Packing.learn(tmp_path, [described(number) for number in range(120)])
    alone = len(Packing(b"").pack(lines[0].encode()))
    assert max(len(packing.pack(line.encode())) for line in lines) < alone / 2


def test_a_build_keeps_its_dictionary(tmp_path: Path) -> None:
    packed = Packing.learn(tmp_path, [home_document("1", "Trail shoe")]).pack(b"Trail shoe")
    assert Packing.learn(tmp_path, [home_document("2", "Desk lamp")]).unpack(packed) == b"Trail shoe"
    assert Packing.of(tmp_path / "none").unpack(Packing(b"").pack(b"Shoe")) == b"Shoe"


def test_what_is_damaged_is_told_from_a_document(tmp_path: Path) -> None:
    packing = Packing.learn(tmp_path, [home_document("1", "Lamp")])
    packed = packing.pack(b"lamp " * 100)
    with pytest.raises(ValueError, match="damaged"):
        packing.unpack(packed[: len(packed) // 2])
