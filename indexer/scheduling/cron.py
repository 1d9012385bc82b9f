"""Cron expressions: five fields in UTC, with the weekdays of cron (0 and 7 are Sunday)."""

from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apscheduler.triggers.cron import CronTrigger

_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")


def parse_cron(expression: str) -> "CronTrigger":
    """When a cron expression is due. Raises ValueError that says what is wrong with it."""
    from apscheduler.triggers.cron import CronTrigger

    fields = expression.split()
    if len(fields) != 5:
        raise ValueError(f"'{expression}' has {len(fields)} fields instead of five")
    minute, hour, day, month, weekday = fields
    try:
        return CronTrigger(
            minute=minute, hour=hour, day=day, month=month, day_of_week=_named_weekdays(weekday), timezone=UTC
        )
    except ValueError as error:
        raise ValueError(f"'{expression}': {error}") from error


def _named_weekdays(field: str) -> str:
    """Weekdays by name: APScheduler counts from Monday, cron from Sunday."""
    return ",".join(_named_part(part) for part in field.split(","))


def _named_part(part: str) -> str:
    days, slash, step = part.partition("/")
    first, dash, last = days.partition("-")
    if days == "*" and slash:
        first, dash, last = "0", "-", "6"
    if not first.isdigit() or (dash and not last.isdigit()):
        return part
    end = int(last) if dash else int(first)
    if end > 7 or end < int(first) or (slash and not step.isdigit()) or step == "0":
        raise ValueError(f"'{part}' is no range of weekdays from 0 to 7")
    return ",".join(_WEEKDAYS[day % 7] for day in range(int(first), end + 1, int(step) if slash else 1))
