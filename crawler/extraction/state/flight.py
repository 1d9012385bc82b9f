"""The stream in which Next.js sends its components: chunks of text in many scripts, one value a line when joined."""

import json
import re

MAX_STREAM = 4_000_000

_LINE = re.compile(r"\n[0-9a-f]{1,6}:(?=[\[{])")
_decoder = json.JSONDecoder(strict=False, parse_constant=str)


def chunk_of(value: object) -> str | None:
    """The text of ``self.__next_f.push([1, "…"])``; None for anything else."""
    if isinstance(value, list) and len(value) == 2 and value[0] == 1 and isinstance(value[1], str):
        return value[1]
    return None


def stream_values(chunks: list[str]) -> list[object]:
    """The values of a joined stream; a line that can't be read is passed over."""
    text = "\n" + "".join(chunks)[:MAX_STREAM]
    values: list[object] = []
    position = 0
    while match := _LINE.search(text, position):
        position = match.end()
        try:
            value, position = _decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            continue
        values.append(value)
    return values
