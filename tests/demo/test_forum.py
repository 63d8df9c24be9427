"""The forum of the demo in the database: everything that a visitor should find, and nothing twice."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import transaction
from django.test.utils import override_settings
from django.utils import timezone
from PIL import Image

from forum.models import Board, Draft, Poll, Post, PostPicture, PostVersion, Reaction, ReadMark, Support, Thread
from portal.demo.accounts import DEMO_PASSWORD, add_people
from portal.demo.forum import by_hand, people
from portal.demo.forum.lives import FOLLOWED
from portal.demo.forum.seeding import ForumSeeding
from portal.demo.seeding import add_topics
from portal.members.models import User
from portal.moderation.models import Act, Hold, PrivateReport, Report, Sanction, Standing
from portal.notifications.models import MailItem, Notification, Telling
from portal.search.models import SearchDocument
from tests.demo.factories import make_named_units

pytestmark = pytest.mark.django_db


def painted_small(name: str) -> tuple[str, bytes, str]:
    file = BytesIO()
    Image.new("RGB", (64, 48), "#c2185b").save(file, "JPEG")
    return name, file.getvalue(), "một khung màu"


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker, tmp_path_factory):
    """A forum seeded once for all tests of this file; they only read."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(by_hand, "painted", painted_small)
        patch.setattr(people, "painted", painted_small)
        with override_settings(MEDIA_ROOT=str(tmp_path_factory.mktemp("media")), DEBUG=False):
            make_named_units()
            add_people()
            add_topics()
            seeding = ForumSeeding(tell=lambda text: None, long=40)
            yield seeding, seeding.seed()
        transaction.set_rollback(True)


def test_counts(seeded):
    _seeding, (threads, posts) = seeded
    assert threads >= 250
    assert posts >= 1_500  # How many depends on the hour: nobody has written after now.
    assert Board.objects.count() == 12
    assert Board.objects.filter(thread_count__lt=10).count() == 0
    assert User.objects.count() >= 130


def test_a_second_run_adds_nothing(seeded):
    seeding, _new = seeded
    before = [model.objects.count() for model in (User, Thread, Post, Reaction, Support, Act, Hold, Notification, PrivateReport)]
    assert ForumSeeding(tell=lambda text: None, long=40, now=seeding.now + timedelta(hours=1)).seed() == (0, 0)
    assert [model.objects.count() for model in (User, Thread, Post, Reaction, Support, Act, Hold, Notification, PrivateReport)] == before


def test_all_kinds_and_states(seeded):
    threads = Thread.objects.all()
    assert set(threads.values_list("kind", flat=True)) >= {"experience", "question", "proposal", "event"}
    assert set(threads.exclude(proposal_state="").values_list("proposal_state", flat=True)) == set(Thread.Proposal.values)
    assert {"shown", "held", "hidden", "removed"} == set(Post.objects.values_list("state", flat=True))
    for fact in ({"is_locked": True}, {"is_pinned": True}, {"is_anonymous": True}, {"merged_into__isnull": False}):
        assert threads.filter(**fact).exists(), fact
    assert threads.exclude(accepted_post=None).count() >= 40
    assert threads.exclude(official_post=None).count() >= 20
    assert Post.objects.filter(body__contains="data-post").count() >= 15
    assert PostPicture.objects.exclude(post=None).count() >= 8
    assert PostVersion.objects.count() >= 8


def test_polls_are_open_closed_and_of_several_answers(seeded):
    polls = Poll.objects.all()
    assert polls.filter(is_multiple=True).exists()
    assert polls.filter(closes_at__lt=timezone.now()).exists()
    assert polls.filter(closes_at=None).exists()
    assert all(poll.voter_count >= 20 for poll in polls)


def test_counters_are_those_of_the_rows(seeded):
    for thread in Thread.objects.all():
        assert thread.post_count == thread.posts.shown().count(), thread.title
        assert thread.support_count == thread.supports.count()
        assert thread.last_number >= thread.posts.count()


def test_people_of_every_level(seeded):
    assert set(Standing.objects.values_list("level", flat=True)) >= {0, 1, 2}
    assert Standing.objects.get(user__username="chi").level == 0
    assert Standing.objects.get(user__username="sen").level == 1
    assert set(Sanction.objects.values_list("kind", flat=True)) == {"warn", "silence", "ban"}
    left = User.objects.get(closed_at__isnull=False)
    assert left.email == ""
    assert Post.objects.filter(author=left).exists()


def test_everybody_on_the_printed_list_signs_in(seeded, client):
    for username, _shows, _unit in people.logins():
        response = client.post("/tai-khoan/dang-nhap/", {"login": username, "password": DEMO_PASSWORD})
        assert (response.status_code, response["Location"]) == (302, "/"), username
        client.logout()


def test_the_queue_holds_something_for_several_boards(seeded):
    waiting = Hold.objects.filter(settled_at=None)
    assert set(waiting.values_list("kind", flat=True)) == {"held", "reported", "flagged"}
    assert len(set(waiting.values_list("place", flat=True))) >= 5
    assert Report.objects.filter(settled_at=None).exists()
    assert PrivateReport.objects.filter(closed_at=None).exists()
    assert PrivateReport.objects.exclude(closed_at=None).exists()
    verbs = set(Act.objects.values_list("verb", flat=True))
    assert {"hide", "lock", "pin", "move", "merge", "warn", "silence", "ban", "open_author"} <= verbs
    assert Act.objects.exclude(undone_at=None).exists()


def test_numbers_of_persons_are_masked(seeded):
    masked = Post.objects.exclude(body_unmasked="")
    assert masked.exists()
    assert not any("0900 000 111" in post.body or "0900 000 111" in post.text for post in Post.objects.all())


def test_those_who_sign_in_find_something(seeded):
    for username in FOLLOWED:
        assert ReadMark.objects.filter(user__username=username).count() > 20, username
    assert Draft.objects.count() >= 4
    for username in ("sen", "hanh", "ut"):
        told = Notification.objects.filter(user__username=username)
        assert told.filter(seen_at=None).exists(), username
    assert Notification.objects.exclude(seen_at=None).exists()
    assert not MailItem.objects.exists()
    assert not Telling.objects.filter(done_at=None).exists()


def test_threads_are_found(seeded):
    listed = Thread.objects.in_boards().listed().count()
    assert SearchDocument.objects.filter(content_type__model="thread", is_removed=False).count() == listed
