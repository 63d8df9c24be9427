"""A small world in which something can be told."""

from types import SimpleNamespace

import pytest

from portal.notifications import services, sources, tasks
from tests.notifications.factories import add_people, add_story


@pytest.fixture(autouse=True)
def told_sources(settings):
    """Stories with several kinds take the place of the sources of the site; what is remembered of them is forgotten after."""
    settings.NOTIFICATION_SOURCES = [
        "portal.notifications.targets.UnitSource",
        "portal.notifications.targets.TopicSource",
        "portal.notifications.targets.PersonSource",
        "tests.notifications.factories.StorySource",
    ]
    sources.sources.cache_clear()
    sources.kinds.cache_clear()
    yield
    sources.sources.cache_clear()
    sources.kinds.cache_clear()


@pytest.fixture
def world(site, unit_tree) -> SimpleNamespace:
    """Mai, Hạnh and Sen, and one published story of Phú Diễn."""
    mai, hanh, sen = add_people(3)
    for user, name in ((mai, "Trần Thị Mai"), (hanh, "Lê Thị Hạnh"), (sen, "Phạm Thị Sen")):
        user.name = name
        user.save()
    return SimpleNamespace(mai=mai, hanh=hanh, sen=sen, units=unit_tree, story=add_story(unit_tree.phu_dien))


@pytest.fixture
def tell_and_mail(django_capture_on_commit_callbacks):
    """`services.tell`, with the tasks that are queued on commit done."""

    def run(**telling) -> bool:
        with django_capture_on_commit_callbacks(execute=True):
            return services.tell(**telling)

    return run


@pytest.fixture
def tell(tell_and_mail, monkeypatch):
    """The same; mails at once wait, as they do where there is a worker."""
    backend = SimpleNamespace(supports_defer=False)
    monkeypatch.setattr(tasks, "mail_at_once", SimpleNamespace(get_backend=lambda: backend, enqueue=lambda waited: None))
    return tell_and_mail
