"""The crawling process: ``python -m crawler.process``, started by ``crawler.child`` and by nobody else."""

import asyncio
import gc
import json
import logging
import os
import sys
import threading
from typing import Any, NoReturn

from config.errors import OffshelfError
from config.settings import Settings

COLLECT_AFTER = (20_000, 20, 20)
"""Objects made before circles among them are looked for: pages make many that live shortly, and hardly any circles, so
that looking for those less often saves a tenth."""


def main() -> int:
    """Carry out the task that the first line of stdin describes; 1 where it failed."""
    task = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger("scrapy").setLevel(logging.ERROR)
    settings = Settings(**task["settings"])
    gc.set_threshold(*COLLECT_AFTER)
    try:
        if task["task"] == "fetch":
            from crawler.spiders.fetch import fetch

            asyncio.run(fetch(settings, task["urls"], say))
        else:
            from crawler.spiders.run import crawl_site

            asyncio.run(crawl_site(settings, task["site"], task["full"], task["accept"], say))
    except OffshelfError as error:
        say(event="error", error=type(error).__name__, message=error.message, next_step=error.next_step)
    return 0


def say(**event: Any) -> None:
    """One event for the parent, as a JSON line."""
    sys.stdout.write(json.dumps(event) + "\n")
    sys.stdout.flush()


def _end_with_parent() -> NoReturn:
    """The parent holds our stdin open as long as it lives. What is not stored yet will be asked for again."""
    while os.read(sys.stdin.fileno(), 1):  # unbuffered: a buffer's lock would be missing at the interpreter's end
        pass
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
