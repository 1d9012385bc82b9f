import gc
import weakref

from indexer.rare_collections import collected_afterwards


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
