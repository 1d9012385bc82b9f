"""JSON as platforms send it: perhaps with a byte order mark, notices before it, or broken text inside."""

import json
from typing import Any

import orjson


def read_json(body: bytes) -> Any:
    """The document of a body. Raises ValueError for anything that is no JSON, however deep or odd."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        text = body.decode("utf-8-sig", "replace").strip()
    starts = [at for at in (text.find("["), text.find("{")) if at >= 0]
    if not starts:
        raise ValueError("no JSON")
    try:
        # PHP prints its notices before the document.
        document, _ = json.JSONDecoder(parse_constant=lambda _: None).raw_decode(text, min(starts))
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    return document


def objects(value: object) -> list[dict[str, Any]]:
    """The objects in a list; anything else in it is left out, and anything but a list is none."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
