"""Who may write, send, review, recognise and withdraw a model, tried over HTTP: a row a thing, a column a person."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client

from forum.practices import services
from portal.moderation import services as moderation
from portal.moderation.models.acts import Verb
from portal.units.models import Role
from tests.forum.factories import make_member, make_officer
from tests.practices import factories

pytestmark = pytest.mark.django_db
COLUMNS = ("visitor", "member", "silenced", "owner", "officer", "officer_above", "editor_above", "officer_elsewhere", "administrator")


def row(default, **other):
    return {**dict.fromkeys(COLUMNS, default), "visitor": 302, **other}


# What nobody else may see is not there for her.
HERS = {"owner": 200, "officer": 200, "officer_above": 200, "editor_above": 200, "administrator": 200}
DONE = dict.fromkeys(HERS, 302)
ABOVE = {**dict.fromkeys(HERS, 403), "officer_above": 200, "administrator": 200}
ROWS = {
    "share": ("/mo-hinh/chia-se/", None, row(200, silenced=403)),
    "open a draft": ("/mo-hinh/{draft}/", None, row(404, visitor=404, **HERS)),
    "complete a draft": ("/mo-hinh/{draft}/hoan-thien/", None, row(404, **HERS)),
    "a part of a draft": ("/mo-hinh/{draft}/hoan-thien/kinh-phi/", None, row(404, **HERS)),
    # A form without its mark is out of date, for whom it is open.
    "write in a draft": ("/mo-hinh/{draft}/hoan-thien/kinh-phi/", {"cost_once": "2 triệu"}, row(404, **dict.fromkeys(HERS, 409))),
    "send a draft": ("/mo-hinh/{draft}/gui/", {}, row(404, **DONE)),
    "preview a draft": ("/mo-hinh/{draft}/xem-truoc/", None, row(404, **HERS)),
    "put a draft aside": ("/mo-hinh/{draft}/thu-hoi/", {}, row(404, **DONE)),
    "review a draft": ("/mo-hinh/{draft}/duyet/", None, row(404, **ABOVE)),
    "review what waits": ("/mo-hinh/{waiting}/duyet/", None, row(404, **ABOVE)),
    "ask for more": (
        "/mo-hinh/{waiting}/duyet/",
        {"verb": "ask", "note": "Thêm kinh phí"},
        row(404, **{**ABOVE, "officer_above": 302, "administrator": 302}),
    ),
    "take back what waits": ("/mo-hinh/{waiting}/lay-lai/", {}, row(404, **DONE)),
    "change what is published": ("/mo-hinh/{published}/phien-ban-moi/", {}, row(403, **DONE)),
    "withdraw what is published": ("/mo-hinh/{published}/thu-hoi/", {"note": "Gộp với mô hình khác"}, row(403, **DONE)),
    "say that it still holds": ("/mo-hinh/{published}/con-dung/", {}, row(403, **DONE)),
    "recognise a draft": ("/mo-hinh/{draft}/cong-nhan/", None, row(404, **{**ABOVE, "officer": 200})),
    "recognise what is published": ("/mo-hinh/{published}/cong-nhan/", None, row(403, officer=200, officer_above=200, administrator=200)),
    "change what a moderator hid": ("/mo-hinh/{hidden}/hoan-thien/", None, row(404, **dict.fromkeys(HERS, 403))),
    "history of a draft": ("/mo-hinh/{draft}/lich-su/", None, row(404, visitor=404, **HERS)),
    "history of what is published": ("/mo-hinh/{published}/lich-su/", None, row(200, visitor=200)),
}  # fmt: skip


@pytest.fixture
def content(unit_tree):
    """A draft, a model under review, a published and a hidden one of Phú Diễn, and a client for each column."""
    owner = make_member()
    people = {
        "member": make_member(),
        "silenced": make_member(),
        "owner": owner,
        "officer": make_officer(unit_tree.phu_dien),
        "officer_above": make_officer(unit_tree.ha_noi),
        "editor_above": make_officer(unit_tree.ha_noi, Role.Kind.EDITOR),
        "officer_elsewhere": make_officer(unit_tree.phu_tho),
        "administrator": make_member(is_superuser=True),
    }
    moderation.act(verb=Verb.SILENCE, target=people["silenced"], by=people["administrator"], note="Nhắc nhiều lần.", options={"days": 3})
    clients = {"visitor": Client()}
    for name, person in people.items():
        clients[name] = Client()
        clients[name].force_login(person)
    waiting = factories.make_draft(unit_tree.phu_dien, owner)
    services.submit(version=waiting.versions.get(), by=owner)
    hidden = factories.make_published(unit_tree.phu_dien, owner)
    services.hide(practice=hidden, by=people["administrator"], reason="Lộ ảnh trẻ em")
    slugs = {
        "draft": factories.make_draft(unit_tree.phu_dien, owner).slug,
        "waiting": waiting.slug,
        "published": factories.make_published(unit_tree.phu_dien, owner).slug,
        "hidden": hidden.slug,
    }
    return SimpleNamespace(clients=clients, slugs=slugs)


@pytest.mark.parametrize("name", ROWS)
def test_library_answers_by_role(name, content):
    address, data, expected = ROWS[name]
    address = address.format(**content.slugs)
    answered = {}
    for column in COLUMNS:
        with transaction.atomic():
            client = content.clients[column]
            answered[column] = (client.get(address) if data is None else client.post(address, data)).status_code
            transaction.set_rollback(True)
    assert answered == expected
