"""Progress, where a person watches and where nobody does."""

from io import StringIO

from rich.console import Console

from config.progress_bars import progress_bars
from config.progress_lines import SECONDS, ProgressLines


def test_a_log_gets_a_plain_line_now_and_then() -> None:
    lines: list[str] = []
    times = iter([0.0, SECONDS / 2, SECONDS, SECONDS + 1, 2 * SECONDS])
    listener = ProgressLines(lines.append, lambda: next(times))

    for done in (0, 5, 10, 11, 1200):
        listener("crawl acme", done, 2_000, "3 products\x1b[2J")

    assert lines == [
        "crawl acme: 10 of 2,000; 3 products [2J\n",
        "crawl acme: 1,200 of 2,000; 3 products [2J\n",
    ]


def test_bars_show_the_note_and_obey_nothing_in_it() -> None:
    console = Console(file=StringIO(), force_terminal=True, width=80, record=True)
    with progress_bars(console) as listener:
        listener(
            "crawl acme",
            7,
            9,
            "12,345 products read, 2 in the queue, 1.5 pages/s; errors: \x1b]0;pwned\x07[red]404[/red] 3",
        )
    text = console.export_text(styles=True)

    assert "7/9" in text
    assert "[red]404[/red] 3" in text
    assert "\x1b]0;" not in text
