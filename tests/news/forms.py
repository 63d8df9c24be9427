"""What a browser would post from the editor of an article."""

import json

from django.urls import reverse


def posted(article=None, **fields) -> dict:
    """Form data of a new article, or of `article` with `fields` changed."""
    data = {
        "kicker": "Hội LHPN phường Phú Diễn:",
        "title": "Tọa đàm nâng cao chất lượng hoạt động",
        "sapo": "Sáng 6/10, Hội LHPN phường tổ chức tọa đàm.",
        "cover": "",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "paragraph",
        "body-0-id": "",
        "body-0-value": json.dumps({"blocks": [_block("Bà Bùi Thị Trinh chủ trì hội nghị.")], "entityMap": {}}),
        "kind": "toa-dam",
        "event_starts_at": "",
        "event_ends_at": "",
        "event_place": "",
        "event_host": "",
        "event_chair": "",
        "event_attendance": "",
        "event_cluster": "",
        "unit": "",
        "section": "",
        "programme": "",
        "topics": "",
        "byline": "Hà Lan",
        "source_mark": "",
        "author": "",
        "discussion": "open",
        "go_live_at": "",
        "expire_at": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }
    if article is not None:
        data |= {"title": article.title, "unit": article.unit_id, "section": article.section_id, "sapo": article.sapo}
    return data | fields


def _block(text: str) -> dict:
    return {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": [], "data": {}}


def edit_url(article) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])
