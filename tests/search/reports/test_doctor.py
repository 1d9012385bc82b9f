"""The checks of an installation."""

from pathlib import Path

import pytest

from config.settings import Settings
from search.reports.doctor import run_checks
from search.reports.doctor_report import DoctorReport


def results(report: DoctorReport) -> dict[str, str]:
    return {check.name: check.result for check in report.checks}


def test_a_new_installation_works_and_says_what_is_missing() -> None:
    report = run_checks()
    found = results(report)
    assert not report.failed
    assert (found["data"], found["store"]) == ("ok", "ok")
    assert (found["home catalog"], found["brand sites"], found["engine"]) == ("warn", "warn", "warn")
    assert all(check.next_step for check in report.checks if check.result == "warn")


def test_a_crawler_without_a_contact_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert results(run_checks())["contact"] == "warn"
    monkeypatch.setenv("OFFSHELF_CONTACT", "mailto:crawler@shop.example")
    assert results(run_checks())["contact"] == "ok"


def test_a_wrong_setting_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFSHELF_MIN_DELAY", "soon")
    report = run_checks()
    assert report.failed
    assert results(report)["settings"] == "fail"


def test_a_misspelt_variable_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFSHELF_SERVICE_HOST", "10.0.0.1")  # an orchestrator's own
    assert results(run_checks())["settings"] == "ok"
    monkeypatch.setenv("OFFSHELF_CURENCY", "EUR")
    told = next(check for check in run_checks().checks if check.name == "settings")
    assert (told.result, told.next_step) == ("warn", "Use OFFSHELF_CURRENCY.")
    assert "OFFSHELF_CURENCY" in told.detail


def test_a_malformed_brand_file_fails_alone(settings: Settings) -> None:
    settings.brands_dir.mkdir(parents=True)
    (settings.brands_dir / "acme.yaml").write_text("name: Acme\n")
    found = results(run_checks())
    assert found.pop("brand sites") == "fail"
    assert "fail" not in found.values()


def test_an_engine_that_is_down_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFSHELF_ENGINE", "meilisearch")
    monkeypatch.setenv("OFFSHELF_MEILISEARCH_URL", "http://127.0.0.1:9")
    report = run_checks()
    assert results(report)["engine"] == "fail"


def test_a_folder_that_cannot_be_written_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("OFFSHELF_DATA_DIR", str(tmp_path / "file" / "data"))
    found = results(run_checks())
    assert (found["data"], found["store"]) == ("fail", "fail")


def test_a_mistake_in_the_merchandising_is_told_with_its_line(settings: Settings) -> None:
    settings.config_dir.mkdir(parents=True, exist_ok=True)
    (settings.config_dir / "merchandising.yaml").write_text("rules:\n  - pin: [a]\n", "utf-8")
    [check] = [check for check in run_checks().checks if check.name == "merchandising"]
    assert check.result == "fail"
    assert "merchandising.yaml:2: 'name'" in check.detail
