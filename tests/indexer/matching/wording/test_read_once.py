from indexer.matching.wording.read_once import forget_what_was_read, read_once


def test_what_was_read_is_remembered_until_it_is_forgotten() -> None:
    asked = []

    @read_once(2)
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length(text) for text in ("glove", "glove", "tent", "glove")] == [5, 5, 4, 5]
    assert asked == ["glove", "tent"]
    forget_what_was_read()
    assert length("glove") == 5
    assert asked == ["glove", "tent", "glove"]
