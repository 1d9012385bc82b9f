"""The command line."""

import sys
from typing import NoReturn

from cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run a verb; every failure is one clear line and exit 1."""
    from config.errors import OffshelfError

    try:
        app()
    except OffshelfError as error:
        fail(str(error))
    except (KeyboardInterrupt, SystemExit) as error:
        if isinstance(error, SystemExit) and error.code != 130:  # what typer makes of Ctrl-C
            raise
        fail("Stopped. What was stored stays; run the same command to go on.")
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        from config.defect import record_defect

        fail(record_defect(error))


def fail(line: str) -> NoReturn:
    """One line on stderr, free of control characters, then exit 1."""
    from config.terminal import printable

    sys.stderr.write(f"offshelf: {printable(line)}\n")
    sys.exit(1)
