"""When a page is worth another look: how often it changed says how soon it may have changed again.

Changes are taken for a Poisson process that is seen only at visits. The rate is estimated after J. Cho and
H. Garcia-Molina, "Estimating frequency of change" (ACM Transactions on Internet Technology 3(3), 2003), whose
estimator does not count two changes between visits as one; half a change is added, so that a page which never changed
is not trusted for ever.
"""

from dataclasses import dataclass
from math import log

LIKELY = 0.3
"""Probability of a change at which a page is due."""


@dataclass(frozen=True, slots=True)
class Watched:
    """A page's changes as far as they are known: the intervals over which it was watched, how many of them ended with a
    change, and their seconds in all."""

    intervals: int = 0
    changes: int = 0
    seconds: float = 0.0
    visited_at: float | None = None
    """Unix time of the last visit."""

    def again(self, now: float, changed: bool) -> "Watched":
        """The same after a visit now."""
        if self.visited_at is None:
            return Watched(visited_at=now)
        passed = max(0.0, now - self.visited_at)
        return Watched(self.intervals + 1, self.changes + changed, self.seconds + passed, now)

    def due_at(self, longest: float) -> float:
        """Unix time from which on it is worth a visit; at most ``longest`` seconds after the last.

        A page that was seen once is due at once: nothing is known of it.
        """
        last = self.visited_at or 0.0
        if not self.intervals or not self.seconds:
            return last
        unchanged = self.intervals - min(self.changes, self.intervals - 0.5)
        rate = log((self.intervals + 0.5) / unchanged) * self.intervals / self.seconds
        return last + min(longest, -log(1 - LIKELY) / rate)
