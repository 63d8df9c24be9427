import pytest
from django.http import Http404
from django.test import RequestFactory

from news.models import Section
from portal.ui.pagination import BoundedPaginator, paginate, window


def ask(query: str = ""):
    return RequestFactory().get(f"/{query}")


def test_paginate_without_number_gives_the_first_page():
    page = paginate(ask(), range(45))
    assert (page.number, list(page), page.paginator.num_pages) == (1, list(range(20)), 3)


def test_paginate_gives_the_last_page():
    assert list(paginate(ask("?trang=3"), range(45))) == [40, 41, 42, 43, 44]


@pytest.mark.parametrize("number", ["0", "-1", "4", "01", "+2", "2.0", "abc", "", "१", "9999999", "1e3", " 1"])
def test_paginate_refuses_what_is_no_page(number):
    with pytest.raises(Http404):
        paginate(ask(f"?trang={number}"), range(45))


def test_paginate_of_nothing_has_one_empty_page():
    page = paginate(ask(), [])
    assert list(page) == []
    assert not page.has_other_pages()


@pytest.mark.django_db
def test_count_stops_at_the_last_page_that_is_offered(django_assert_num_queries):
    Section.objects.bulk_create(Section(name=f"Mục {n}", slug=f"muc-{n}", order=n) for n in range(30))
    paginator = BoundedPaginator(Section.objects.all(), per_page=5, max_pages=4)
    with django_assert_num_queries(1):
        assert (paginator.count, paginator.num_pages) == (20, 4)
    with pytest.raises(Http404):
        paginate(ask("?trang=5"), Section.objects.all(), per_page=5, max_pages=4)


@pytest.mark.parametrize(
    ("number", "last", "expected"),
    [
        (1, 1, [1]),
        (1, 3, [1, 2, 3]),
        (1, 9, [1, 2, None, 9]),
        (3, 9, [1, 2, 3, 4, None, 9]),
        (5, 9, [1, None, 4, 5, 6, None, 9]),
        (7, 9, [1, None, 6, 7, 8, 9]),
        (9, 9, [1, None, 8, 9]),
    ],
)
def test_window_shows_the_ends_and_the_neighbours(number, last, expected):
    assert window(BoundedPaginator(range(last), 1).page(number)) == expected
