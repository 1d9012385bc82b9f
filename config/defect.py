"""What becomes of a failure that nobody foresaw: the traceback goes into a file, and people get one line."""

import os
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

_FILE = "defects.log"


def record_defect(error: Exception) -> str:
    """Append the traceback to ``defects.log`` in the data directory, and return the one line to show.

    A full disk or a folder that can't be written is no reason to fail again: then the system's temporary folder is
    tried, and last the line stands alone.
    """
    told = f"This is a defect of Offshelf: {traceback.format_exception_only(error)[-1].strip()}."
    text = f"{datetime.now(UTC).isoformat(timespec='seconds')}\n{''.join(traceback.format_exception(error))}\n"
    for folder in (Path(os.environ.get("OFFSHELF_DATA_DIR", ".offshelf")), Path(tempfile.gettempdir())):
        try:
            with (folder / _FILE).open("a", encoding="utf-8", errors="replace") as file:
                file.write(text)
        except OSError:
            continue
        return f"{told} Report it with what {folder / _FILE} says; nothing stored is lost."
    return f"{told} Report it; nothing stored is lost."
