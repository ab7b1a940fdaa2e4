"""Fixtures that several tests share."""

import logging
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from akkoordwijzer.calibration.kit import Kit, build_kit
from akkoordwijzer.figures import queries
from akkoordwijzer.figures.database import Figures, load
from akkoordwijzer.library.library import Library, read_library
from tests.browser import CHROMIUM, FLAGS, PATIENCE_MS, serve
from tests.postgres import Postgres, serve_postgres

# Speed belongs in the benchmarks; a slow machine is no failure.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def figures() -> Iterator[Figures]:
    loaded = load()
    yield loaded
    loaded.connection.close()


@pytest.fixture(scope="session")
def library() -> Library:
    return read_library()


@pytest.fixture(scope="session")
def nation(figures: Figures, library: Library) -> Kit:
    return build_kit(figures, library, "NL")


@pytest.fixture(scope="session")
def kits(figures: Figures, library: Library) -> dict[str, Kit]:
    """Every municipality, worked out once."""
    codes = [region.code for region in queries.regions(figures) if region.kind == "municipality"]
    return {code: build_kit(figures, library, code) for code in codes}


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The app, started once for all browser tests of this worker."""
    with serve() as base:
        yield base


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def kit_of(figures: Figures, library: Library) -> Callable[[str], Kit]:
    """The kit of a region, each made once."""
    return cache(lambda region: build_kit(figures, library, region))


class _Fallen(logging.Handler):
    """What fell into the net under a page: it would be an English box without it, and is a fault all the same."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the whole story."""
        self.said.append(self.format(record))


@pytest.fixture(autouse=True)
def fallen() -> Iterator[list[str]]:
    """Fails a test in which something fell into the net under a page; a test that expects it empties the list."""
    handler, log = _Fallen(), logging.getLogger("akkoordwijzer.ui.shared.net")
    log.addHandler(handler)
    yield handler.said
    log.removeHandler(handler)
    assert handler.said == []


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL of our own for this worker; tests that use it carry ``xdist_group("postgres")``."""
    with serve_postgres() as running:
        yield running
