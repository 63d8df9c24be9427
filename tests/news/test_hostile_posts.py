"""What no browser would post to the editor: answered with a page, never with an error, and never shown as it came."""

import json

import pytest

from news.models import ArticlePage
from tests.news.forms import _block, edit_url, posted

pytestmark = pytest.mark.django_db


def prose(text="Lời", **changes) -> str:
    return json.dumps({"blocks": [_block(text) | changes], "entityMap": {}})


def linked(url: str) -> str:
    block = _block("Lời") | {"entityRanges": [{"key": 0, "offset": 0, "length": 3}]}
    return json.dumps({"blocks": [block], "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}}})


HOSTILE = {
    "surrogate in prose": {"body-0-value": prose("\ud800x")},
    "NUL in prose": {"body-0-value": prose("a\x00b\x0b")},
    "prose that is no JSON": {"body-0-value": "{"},
    "prose of another shape": {"body-0-value": "[1]"},
    "prose of numbers": {"body-0-value": json.dumps({"blocks": [1], "entityMap": {}})},
    "prose of unknown kind": {"body-0-value": prose(type="iframe")},
    "prose deep in lists": {"body-0-value": prose(type="unordered-list-item", depth=3000)},
    "prose with a range beyond": {"body-0-value": prose(inlineStyleRanges=[{"offset": -5, "length": 10**9, "style": "X"}])},
    "prose with a missing entity": {"body-0-value": prose(entityRanges=[{"key": 7, "offset": 0, "length": 1}])},
    "prose deep as JSON": {"body-0-value": '{"blocks":' + "[" * 5000 + "]" * 5000 + "}"},
    "unknown block": {"body-0-type": "raw_html"},
    "count that is none": {"body-count": "x"},
    "count of a billion": {"body-count": "1000000000"},
    "no count": {"body-count": ""},
    "order that is none": {"body-0-order": "x"},
    "block id that is none": {"body-0-id": "x" * 500},
    "table that is no JSON": {"body-0-type": "table", "body-0-value-table": "{", "body-0-value": "{"},
    "table with a surrogate": {"body-0-type": "table", "body-0-value": json.dumps({"data": [["\ud800"]], "table_caption": "x"})},
    "table of another shape": {"body-0-type": "table", "body-0-value": "[1, 2]"},
    "table of rows that are none": {"body-0-type": "table", "body-0-value": json.dumps({"data": 5, "table_caption": 7})},
    "photo with a number that is none": {"body-0-type": "photo", "body-0-value-image": "9" * 400, "body-0-value-caption": "x"},
    "gallery without its count": {"body-0-type": "gallery", "body-0-value-title": "x"},
    "cover of any number": {"cover": "9" * 40},
    "section of any number": {"section": "9" * 40},
    "unit of any number": {"unit": "9" * 40},
    "end of time": {"event_starts_at": "31/12/9999 23:59", "event_ends_at": ""},
    "begin of time": {"event_starts_at": "01/01/0001 00:00", "event_ends_at": ""},
    "planned for the end of time": {"go_live_at": "31/12/9999 23:59"},
    "expiry at the begin of time": {"expire_at": "01/01/0001 00:00"},
    "attendance beyond": {"event_attendance": "9" * 60},
    "comments of another count": {"comments-TOTAL_FORMS": "99999999"},
    "comments without management": {"comments-TOTAL_FORMS": "x"},
    "version that is none": {"loaded_revision_id": "x", "overwrite_revision_id": "x"},
    "version of any number": {"loaded_revision_id": "9" * 40, "overwrite_revision_id": "9" * 40},
    "time of a version that is none": {"loaded_revision_id": "1", "loaded_revision_created_at": "x"},
    "topics that are long": {"topics": ",".join(f"t{number}" for number in range(500))},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_post_of_nonsense_is_answered(client, newsroom, write, name):
    article = write()
    client.force_login(newsroom.editor)
    for extra, headers in ({"action-publish": "1"}, {}), ({}, {"HTTP_ACCEPT": "application/json"}):
        answer = client.post(edit_url(article), posted(article) | HOSTILE[name] | extra, **headers)
        assert answer.status_code in (200, 302, 400, 404), answer.status_code
    assert client.get(edit_url(article)).status_code == 200
    shown = ArticlePage.objects.get(pk=article.pk)
    if shown.live:
        assert client.get(shown.url).status_code == 200
        for address in ("/", "/tin-tuc/rss/", "/su-kien/", "/su-kien/su-kien.ics", "/api/v2/articles/?fields=*"):
            assert client.get(address).status_code == 200, address
        if shown.event_starts_at:
            assert client.get(f"{shown.url}su-kien.ics").status_code == 200
