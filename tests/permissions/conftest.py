"""One person for each column of the permission tables, and one article for the rows."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.http import QueryDict
from django.test import Client

from forum import services as forum
from forum.models import Board
from news.models import Author, EventKind, Programme, Section
from news.services import add_article
from news.sitemaps import UNITS_A_FILE
from portal.members.models import User
from portal.notifications import letters
from portal.notifications.models import Notification
from portal.notifications.querysets import key_of
from portal.search.office.advice import keep as keep_advice
from portal.search.office.models import Advice, Synonym
from portal.search.office.synonyms import keep as keep_synonym
from portal.search.saved.services import save as save_search
from portal.topics import services as topics
from portal.units.models import Role, Unit
from portal.units.services import grant
from tests.practices.factories import FIGURES, make_adoption, make_published

COLUMNS = ("visitor", "member", "communicator", "editor", "elsewhere", "administrator")


def add_person(username: str, **fields) -> User:
    return User.objects.create_user(username, f"{username}@example.org", name=f"Nguyễn Thị {username.title()}", **fields)


@pytest.fixture
def people(site, unit_tree) -> SimpleNamespace:
    """A signed-in client for each column: Phú Diễn's communicator, Hà Nội's editor, Phú Thọ's editor, a superuser."""
    accounts = {
        "member": add_person("member"),
        "communicator": add_person("communicator"),
        "editor": add_person("editor"),
        "elsewhere": add_person("elsewhere"),
        "administrator": add_person("administrator", is_superuser=True),
    }
    grant(user=accounts["communicator"], unit=unit_tree.phu_dien, kind=Role.Kind.COMMUNICATOR)
    grant(user=accounts["editor"], unit=unit_tree.ha_noi, kind=Role.Kind.EDITOR)
    grant(user=accounts["elsewhere"], unit=unit_tree.phu_tho, kind=Role.Kind.EDITOR)
    clients = {"visitor": Client()}
    for name, account in accounts.items():
        clients[name] = Client()
        clients[name].force_login(account)
    return SimpleNamespace(accounts=SimpleNamespace(**accounts), **clients)


@pytest.fixture
def content(people, unit_tree) -> SimpleNamespace:
    """A published and a draft article of Phú Diễn with everything that has a page of its own."""
    topic = topics.add(name="Bình đẳng giới")
    shared = {
        "unit": unit_tree.phu_dien,
        "section": Section.objects.first(),
        "programme": Programme.objects.create(name="Mẹ đỡ đầu", slug="me-do-dau"),
        "author": Author.objects.create(name="Hà Lan", slug="ha-lan", unit=unit_tree.phu_dien),
        "kind": EventKind.SEMINAR,
        "event_starts_at": datetime(2026, 10, 6, 1, tzinfo=UTC),
        "event_place": "Nhà văn hóa phường",
        "owner": people.accounts.communicator,
        "topics": [topic],
    }
    published = add_article(title="Tọa đàm ở Phú Diễn", sapo="Ngày 6/10.", published_at=datetime(2026, 10, 6, 3, tzinfo=UTC), **shared)
    draft = add_article(title="Bản nháp của Phú Diễn", sapo="Chưa xong.", **shared)
    told = Notification.objects.create(
        user=people.accounts.member,
        content_type_id=key_of(published)[0],
        object_id=published.pk,
        kinds=",article,",
        first_at=published.published_at,
        last_at=published.published_at,
    )
    board = Board.objects.create(name="Hỏi đáp", slug="hoi-dap", unit=Unit.objects.get(level="central"), review="after")
    thread = forum.start_thread(
        board=board, author=people.accounts.communicator, kind="question", title="Xin mẫu biên bản", body="Chị em nào có mẫu không ạ?"
    )
    practice = make_published(unit_tree.phu_dien, people.accounts.communicator, figures=FIGURES)
    adoption = make_adoption(practice, unit_tree.tay_tuu, started_on=date(2026, 1, 15))
    synonym = Synonym(term="NSXH", meaning="nhà ở xã hội")
    advice = Advice(query="tọa đàm", content_type_id=key_of(published)[0], object_id=published.pk, title=published.title)
    asked = QueryDict("q=tập huấn")
    return SimpleNamespace(
        saved=save_search(user=people.accounts.member, asked=asked, name="Tập huấn", rhythm="daily")[0],
        synonym=keep_synonym(synonym=synonym),
        advice=keep_advice(advice=advice),
        board=board,
        thread=thread,
        thread_url=thread.get_absolute_url(),
        post=thread.posts.get(number=1),
        practice=practice,
        figure=practice.figures.get(),
        adoption_url=adoption.get_absolute_url(),
        published=published,
        draft=draft,
        topic=topic,
        units_file=unit_tree.phu_dien.pk // UNITS_A_FILE + 1,
        notification=told,
        end_token=letters.token_for(people.accounts.member, "daily"),
        **shared,
    )
