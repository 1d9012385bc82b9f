"""``offshelf review`` as a person sees it: in a real terminal, with keys."""

import json
import os
import pty
import select
import subprocess
import sys
import time

import pytest
from sqlalchemy import Engine

from indexer.matching.judgements.log import JudgementLog
from tests.indexer.review.conftest import Write
from tests.indexer.stored_catalog import ids
from tests.parts import ROOT
from tests.verbs import complaint, run_verb

_PATIENCE = 30


def at_terminal(*keys: str) -> str:
    """Run the verb in a pseudo-terminal, press each key when the line of keys is there; what was shown."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "100", "LINES": "60", "TERM": "xterm-256color"}
    command = [sys.executable, "-m", "cli", "review", "--by", "Ada"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=environment) as verb:
        os.close(theirs)
        shown = ""
        try:
            for key in keys:
                shown += _until(ours, "quit")
                time.sleep(0.5)  # the verb listens once the line of keys is there; what is typed before is dropped
                os.write(ours, key.encode())
            shown += _until(ours, " left.")
            assert verb.wait(_PATIENCE) == 0
        finally:
            verb.kill()
            os.close(ours)
    return shown


def _until(terminal: int, text: str) -> str:
    shown, end = "", time.monotonic() + _PATIENCE
    while text not in shown and time.monotonic() < end:
        if select.select([terminal], [], [], 1)[0]:
            shown += os.read(terminal, 65536).decode("utf-8", "replace")
    assert text in shown, shown
    return shown


def test_answers_are_kept_skipped_and_undone(says: Write, database: Engine) -> None:
    says("Many", "h1", 0.5, sizes=("1", "2"))
    says("Fell", "h2", 0.5)
    says("Glove", "h3", 0.4)
    shown = at_terminal("s", "d", "u", "k", "d")

    assert "Question 1 of 3" in shown
    assert "Question 2 of 3 · 1 answered, 1 of them change a verdict" in shown
    assert "at home" in shown
    assert "2 answered, 2 of them change a verdict; 1 left." in shown
    with database.connect() as connection:
        said = [(one.object, one.decision, one.decided_by) for one in JudgementLog(connection).in_force()]
    assert said == [("h1", "same", "Ada"), ("h3", "different", "Ada")]


def test_quitting_keeps_what_was_answered(says: Write, database: Engine) -> None:
    says("Many", "h1", 0.5, sizes=("1", "2"))
    says("Fell", "h2", 0.5)
    assert "1 answered" in at_terminal("d", "q")
    with database.connect() as connection:
        assert [one.object for one in JudgementLog(connection).in_force()] == ["h1"]


def test_what_differs_stands_out_and_escapes_do_nothing(says: Write) -> None:
    says("Sly \x1b]0;owned\x07 boot", "h1", 0.5)
    shown = at_terminal("q")
    assert "\x1b]0;owned" not in shown
    assert "\x1b[4;33m" in shown


def test_without_a_terminal_the_list_is_named(says: Write) -> None:
    says("Fell", "h1", 0.5)
    assert "offshelf review --list" in complaint(run_verb("review"))
    listed = run_verb("review", "--list")
    assert "1 to decide" in listed.stdout
    assert ids("Fell")[1][:20] in listed.stdout


@pytest.mark.parametrize("arguments", [["review", "--json"], ["review", "--list", "--json"]])
def test_programs_read_the_list(says: Write, arguments: list[str]) -> None:
    says("Fell", "h1", 0.5)
    [asked] = json.loads(run_verb(*arguments).stdout)["questions"]
    assert (asked["title"], asked["home_title"], asked["object"]) == ("Fell", "Fell at home", "h1")
    assert asked["expected_change"] == 1.0
