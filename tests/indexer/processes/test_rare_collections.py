import gc
import weakref

from indexer.processes.rare_collections import collected_afterwards, rare_collections


class Circle:
    def __init__(self) -> None:
        self.itself = self


def test_circles_are_looked_for_only_behind_the_work() -> None:
    with collected_afterwards():
        assert not gc.isenabled()
        gone = weakref.ref(Circle())
        assert gone() is not None
    assert gone() is None
    assert gc.isenabled()


def test_only_what_is_loaded_at_first_is_never_looked_through() -> None:
    with rare_collections():
        loaded = gc.get_freeze_count()
        assert loaded
    made = [Circle() for _ in range(1_000)]
    with rare_collections():
        assert gc.get_freeze_count() < loaded + len(made)
