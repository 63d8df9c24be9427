import base64
import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.paginator import Paginator
from django.template import Context, RequestContext, Template
from django.test import RequestFactory

from portal.ui import icons


def render(source: str, path: str = "/", **context) -> str:
    return Template(source).render(RequestContext(RequestFactory().get(path), context))


def test_icon_is_decoration_without_a_label():
    assert render('{% icon "search" %}').startswith('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><')
    assert 'role="img" aria-label="Tìm &lt;b&gt;"' in render('{% icon "search" label %}', label="Tìm <b>")


def test_icon_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        icons.svg("no-such-drawing")


def test_marked_escapes_the_text_around_what_was_found():
    parts = [("<b>nhà ", False), ("trọ & sân", True)]
    assert render("{{ parts|marked }}", parts=parts) == "&lt;b&gt;nhà <mark>trọ &amp; sân</mark>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% query_with trang=3 %}", "?q=a&kind=tin&trang=3"),
        ("{% query_with kind=None %}", "?q=a"),
        ('{% query_with kind="hoi-thi" %}', "?q=a&kind=hoi-thi"),
    ],
)
def test_query_with_changes_one_thing_and_goes_to_the_first_page(source, expected):
    assert render(f"{{% autoescape off %}}{source}{{% endautoescape %}}", "/?q=a&kind=tin&trang=2") == expected


def test_query_with_works_inside_an_include_that_sees_nothing_else():
    html = render('{% include "components/pagination.html" with page=page only %}', "/?q=a", page=pages(3))
    assert 'href="?q=a&amp;trang=2"' in html
    assert 'aria-current="page"' in html


def test_pagination_of_one_page_shows_nothing():
    assert render('{% include "components/pagination.html" with page=page only %}', page=pages(1)).strip() == ""


def pages(last: int):
    return Paginator(range(last), 1).page(1)


def test_dates_of_nothing_are_empty():
    assert Template("{{ a|long_date }}{{ a|short_date }}{{ a|ago }}{{ a|vi_number }}").render(Context({"a": None})) == ""


def test_zalo_share_carries_the_address_as_zalos_own_button_does():
    address = "https://example.vn/tin-tuc/2026/11/đại-hội/?a=1&b=2"
    link = urlsplit(render("{% autoescape off %}{{ address|zalo_share }}{% endautoescape %}", address=address))
    assert (link.scheme, link.netloc, link.path) == ("https", "button-share.zalo.me", "/share_external")
    assert json.loads(base64.b64decode(parse_qs(link.query)["d"][0])) == {"url": address}
