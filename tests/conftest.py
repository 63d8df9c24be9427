"""Fixtures that all tests may use, and what happens where there is no browser."""

import os
import shutil

import pytest
from hypothesis import settings

# A slow minute of the machine is no failure of the code; times are for the benchmark.
settings.register_profile("portal", deadline=None)
settings.load_profile("portal")
# Playwright keeps an event loop in the thread of the test; Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
LEFT_OUT = "browser tests left out"


# Files whose fixture fills a database once for all their tests: a whole demo, all units. They stay in one process.
FILLED_ONCE = ("tests/demo/", "tests/units/real/")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Browser tests share one server, hence one process: the largest group, it starts first, and the others have the rest meanwhile."""
    from xdist.scheduler import LoadScopeScheduling

    class BrowserTogether(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            if nodeid.startswith("tests/browser/"):
                return "browser"
            return nodeid.split("::")[0] if nodeid.startswith(FILLED_ONCE) else nodeid

    return BrowserTogether(config, log)


def pytest_collection_modifyitems(config, items):
    """Without Chromium browser tests are left out, which the last lines say.

    With it, what the browser itself reports (a window lost, no answer within 30 s) is tried once more and listed as a rerun; what a
    test asserts is not.
    """
    browser = [item for item in items if item.get_closest_marker("browser")]
    for item in browser:
        item.add_marker(
            pytest.mark.flaky(reruns=1, only_rerun=r"^(Timeout)?Error: (Page|Locator|Frame|BrowserContext|APIRequestContext)\.")
        )
    if browser and CHROMIUM is None:
        config.stash[LEFT_OUT_KEY] = len(browser)
        config.hook.pytest_deselected(items=browser)
        items[:] = [item for item in items if item not in set(browser)]


LEFT_OUT_KEY = pytest.StashKey[int]()


def pytest_sessionfinish(session, exitstatus):
    if CHROMIUM is None and os.environ.get("CI") and os.environ.get("BROWSER_TESTS") != "off":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    if CHROMIUM is None:
        terminalreporter.write_sep("=", LEFT_OUT, yellow=True)
        terminalreporter.write_line(
            "There is no Chromium on this machine, so no screen was tried. To get it: apt-get install chromium "
            "(macOS: brew install chromium), then run make test again."
        )


@pytest.fixture
def site(db):
    """A prepared installation: front page, site, calendar."""
    from portal.home.services import prepare

    prepare()


@pytest.fixture
def unit_tree(db):
    """A small real tree with its history; see `tests.units.factories.make_tree` for the names."""
    from tests.units.factories import make_tree

    return make_tree()


@pytest.fixture(autouse=True)
def clear_cache():
    """Each test starts with an empty cache, so that the queries of a first visit are always the same."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def empty_index():
    """Rows of other tests are gone; what was fed of them must be too, or it stands under the rows of this one. Elasticsearch is emptied
    where a test asks for `index`."""
    from portal.search.engines import engine

    site = engine()
    if site.name == "tantivy" and any(site.documents().values()):
        with site.writing() as writer:
            writer.write([], {key: version or 0 for key, version in site.versions()})


@pytest.fixture
def reads_alike():
    """`reads_alike(obj, *others)`: it is known that `others` read like `obj`. What an engine finds is tried in tests/search."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache

    from portal.search.alike import place_of
    from portal.search.models import SearchDocument
    from portal.search.services import index

    def say(obj, *others) -> None:
        for each in others:
            index(each)
        kinds = ContentType.objects.get_for_models(*map(type, others))
        rows = [SearchDocument.objects.get(content_type=kinds[type(each)], object_id=each.pk).pk for each in others]
        cache.set(place_of(obj), rows)

    return say


@pytest.fixture
def smtp(settings):
    """A real mail server on this machine, to which Django sends by SMTP; see `tests.smtp_catcher`."""
    from tests.smtp_catcher import SmtpCatcher

    with SmtpCatcher() as catcher:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = catcher.host, catcher.port
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield catcher
