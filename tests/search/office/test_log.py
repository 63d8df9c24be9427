"""What people look for is counted; who looks for it is not."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from portal.search.models import SearchDocument
from portal.search.office import log
from portal.search.office.models import Asked
from portal.search.office.private import is_private
from portal.search.services import feed

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    ["0912 345 678", "+84 (912) 345-678", "lan 0912.345.678", "001085012345", "CCCD 001 085 012 345", "B1234567", "lan@example.org",
     "０９１２３４５６７８", "stk 0123456789 vietcombank", "024 3825 1234"],
)  # fmt: skip
def test_what_names_a_person_is_private(text):
    assert is_private(text)


@pytest.mark.parametrize(
    "text", ["giai đoạn 2021-2025", "13/8/2020", "từ 13/8/2020 đến 15/8/2020", "nghị định 30/2020/NĐ-CP", "covid-19", "@", "8/3 2024 2025"]
)
def test_what_names_a_subject_is_not(text):
    assert not is_private(text)


def test_searches_are_summed_by_day_query_and_filters(index, publish, searched):
    publish("Trồng nấm rơm")
    for query in ({"q": "Nấm rơm"}, {"q": "nam rom"}, {"q": "nấm rơm", "nam": "2026"}, {"q": "nấm rơm", "nam": "1850"}):
        searched(**query)
    rows = {(row.text, row.filters): (row.times, row.missed, row.found) for row in Asked.objects.all()}
    assert rows == {("Nấm rơm", ""): (3, 0, 1), ("nấm rơm", "nam=2026"): (1, 0, 1)}


@pytest.mark.parametrize(
    "query",
    [{"q": "nấm", "trang": "2"}, {"q": "nấm", "xep": "ngay"}, {"q": "0912 345 678"}, {"q": "dài " * 40}, {"q": "!!"}, {"nam": "2026"}, {}],
)
def test_what_is_no_new_search_or_is_private_is_not_kept(index, searched, query):
    assert searched(**query).status_code in (200, 404)
    assert not Asked.objects.exists()


def test_a_prefetch_and_a_head_are_no_searches(index, client, committed):
    with committed():
        client.get("/tim-kiem/?q=nam", headers={"Sec-Purpose": "prefetch"})
        client.head("/tim-kiem/?q=nam")
    assert not Asked.objects.exists()


def test_counting_comes_after_the_answer_and_costs_the_page_nothing(index, client, searched, django_assert_num_queries):
    client.get("/tim-kiem/", {"q": "nấm"})
    assert not Asked.objects.exists()
    question = log.Question(timezone.localdate(), "nam", "nấm", "")
    with django_assert_num_queries(4):
        log.write(question, 0)
    with django_assert_num_queries(1):
        log.write(question, 3)


def test_what_could_not_be_counted_harms_nobody(index, searched, monkeypatch):
    def broken(*_args):
        raise DatabaseError("disk full")

    monkeypatch.setattr(log, "write", broken)
    assert searched(q="nấm").status_code == 200


def test_a_flood_of_new_queries_fills_the_day_and_no_more(index, searched, settings):
    settings.SEARCH_LOG_A_DAY = 2
    for query in ("một", "hai", "ba", "hai"):
        searched(q=query)
    assert list(Asked.objects.order_by("key").values_list("key", "times")) == [("hai", 2), ("mot", 1)]


def test_one_address_is_counted_so_often_and_no_more(index, searched, monkeypatch):
    monkeypatch.setattr(log, "SEARCHES", log.Limit("searches-counted", 2, 60))
    for _number in range(4):
        assert searched(q="nấm").status_code == 200
    assert Asked.objects.get().times == 2


def test_the_log_says_what_everybody_finds_whoever_asks(index, publish, searched, django_user_model):
    publish("Nấm rơm"), publish("Nấm sò cho hội viên")
    SearchDocument.objects.filter(title__contains="hội viên").update(audience=SearchDocument.Audience.MEMBERS, is_due=True)
    feed()
    member = Client()
    member.force_login(django_user_model.objects.create_user("sen", "sen@example.org"))
    answer = searched(by=member, q="nấm")
    assert answer.context["found"].total == 2
    assert Asked.objects.get().found == 1
    html = answer.content.decode()
    assert html.count("data-rank=") == 1


def test_an_opened_result_is_counted_with_its_rank(index, publish, client, searched):
    publish("Trồng nấm rơm")
    html = searched(q="nấm").content.decode()
    code = Asked.objects.get().code
    assert f'data-asked="{code}"' in html
    assert 'data-rank="1"' in html
    anonymous = Client(enforce_csrf_checks=True)
    assert anonymous.post("/tim-kiem/da-mo/", {"ma": code, "hang": "1"}).status_code == 204
    assert not anonymous.cookies
    row = Asked.objects.get()
    assert (row.opened, row.ranks, row.advised) == (1, 1, 0)


@pytest.mark.parametrize(
    "said",
    [{}, {"ma": "x"}, {"ma": "{code}"}, {"ma": "{code}", "hang": "-1"}, {"ma": "{code}", "hang": "²"}, {"ma": "{code}", "hang": "10001"},
     {"ma": "a" * 10_000, "hang": "1"}, {"ma": "\0", "hang": "1"}, {"ma": "{code}", "hang": "1" * 5_000}, {"ma": "'; --", "hang": "1"}],
)  # fmt: skip
def test_nonsense_about_what_was_opened_changes_nothing(index, client, searched, said):
    searched(q="nấm")
    row = Asked.objects.get()
    data = {name: value.format(code=row.code) for name, value in said.items()}
    assert client.post("/tim-kiem/da-mo/", data).status_code == 204
    assert Asked.objects.get().opened == 0


def test_a_code_opens_nothing_two_days_later(index, client, searched):
    searched(q="nấm")
    Asked.objects.update(day=timezone.localdate() - timedelta(days=2))
    client.post("/tim-kiem/da-mo/", {"ma": Asked.objects.get().code, "hang": "1"})
    assert Asked.objects.get().opened == 0


def test_forget_searches_deletes_what_is_older_than_half_a_year(settings):
    for days in (0, 179, 180, 400):
        Asked.objects.create(code=str(days), key="nam", text="nấm", day=timezone.localdate() - timedelta(days=days))
    call_command("forget_searches")
    assert set(Asked.objects.values_list("code", flat=True)) == {"0", "179"}
