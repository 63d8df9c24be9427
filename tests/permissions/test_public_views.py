"""Every view of the portal that is not Wagtail's own: who gets what. A view without a row fails."""

import pytest
from django.urls import URLResolver, get_resolver

from tests.permissions import account_rows, practice_rows, search_rows, sharing_rows
from tests.permissions.conftest import COLUMNS

OURS = ("portal.", "news.", "forum.", "rest_framework.", "allauth.")
EVERYBODY = dict.fromkeys(COLUMNS, 200)
NOBODY = dict.fromkeys(COLUMNS, 404)
# Pages of one's own; a visitor is asked to sign in, also where nothing can be read.
MEMBERS = {**EVERYBODY, "visitor": 302}
MEMBERS_POST = {**dict.fromkeys(COLUMNS, 405), "visitor": 302}
NEWSROOM = {"visitor": 302, "member": 302, "communicator": 200, "editor": 200, "elsewhere": 200, "administrator": 200}
WRITING = {**NEWSROOM, "communicator": 302, "editor": 302, "elsewhere": 302, "administrator": 302}
# What she may not see is not there for her.
ACCOUNT = {**NEWSROOM, "communicator": 404, "editor": 404, "elsewhere": 404}
OFFICE = {**NEWSROOM, "communicator": 302, "editor": 302, "elsewhere": 302}
EDITING = {**NEWSROOM, "communicator": 302}
# What only takes a form says so to everybody who may enter the newsroom.
POSTED = {"visitor": 302, "member": 302, "communicator": 405, "editor": 405, "elsewhere": 405, "administrator": 405}
MODERATION = {**MEMBERS, **dict.fromkeys(COLUMNS[1:], 403), "administrator": 200}
# The first post of the thread is the communicator's.
AUTHOR = {**dict.fromkeys(COLUMNS, 403), "visitor": 302, "communicator": 200}
MEMBERS_NOT = {**dict.fromkeys(COLUMNS, 403), "visitor": 302}

# The view's pattern, an address that it answers, and the status for each column.
ROWS = (
    account_rows.ROWS
    | practice_rows.ROWS
    | search_rows.ROWS
    | sharing_rows.ROWS
    | {
        "": ("/", EVERYBODY),
        "tin-tuc/": ("/tin-tuc/", EVERYBODY),
        "tin-tuc/rss/": ("/tin-tuc/rss/", EVERYBODY),
        "tin-tuc/atom/": ("/tin-tuc/atom/", EVERYBODY),
        "tin-tuc/luu-tru/": ("/tin-tuc/luu-tru/", EVERYBODY),
        "tin-tuc/<yyyy:year>/": ("/tin-tuc/2026/", EVERYBODY),
        "tin-tuc/<yyyy:year>/<nn:month>/": ("/tin-tuc/2026/10/", EVERYBODY),
        "tin-tuc/<yyyy:year>/<nn:month>/<nn:day>/": ("/tin-tuc/2026/10/06/", EVERYBODY),
        "tin-tuc/<yyyy:year>/<nn:month>/<str:slug>/": ("/tin-tuc/2026/10/toa-dam-o-phu-dien/", EVERYBODY),
        "tin-tuc/<yyyy:year>/<nn:month>/<str:slug>/su-kien.ics": ("/tin-tuc/2026/10/toa-dam-o-phu-dien/su-kien.ics", EVERYBODY),
        "chuyen-muc/<slug:slug>/": ("/chuyen-muc/{section.slug}/", EVERYBODY),
        "chuyen-muc/<slug:slug>/rss/": ("/chuyen-muc/{section.slug}/rss/", EVERYBODY),
        "chuyen-muc/<slug:slug>/atom/": ("/chuyen-muc/{section.slug}/atom/", EVERYBODY),
        "de-an/": ("/de-an/", EVERYBODY),
        "de-an/<slug:slug>/": ("/de-an/me-do-dau/", EVERYBODY),
        "tac-gia/<slug:slug>/": ("/tac-gia/ha-lan/", EVERYBODY),
        "video/": ("/video/", EVERYBODY),
        "anh/": ("/anh/", EVERYBODY),
        "su-kien/": ("/su-kien/", EVERYBODY),
        "su-kien/su-kien.ics": ("/su-kien/su-kien.ics", EVERYBODY),
        "chu-de/": ("/chu-de/", EVERYBODY),
        "chu-de/<str:slug>/": ("/chu-de/{topic.slug}/", EVERYBODY),
        "chu-de/<str:slug>/rss/": ("/chu-de/{topic.slug}/rss/", EVERYBODY),
        "chu-de/<str:slug>/atom/": ("/chu-de/{topic.slug}/atom/", EVERYBODY),
        "don-vi/": ("/don-vi/", EVERYBODY),
        "don-vi/tim/": ("/don-vi/tim/?q=phu", EVERYBODY),
        "don-vi/<slug:slug>/": ("/don-vi/{unit.slug}/", EVERYBODY),
        "don-vi/<slug:slug>/rss/": ("/don-vi/{unit.slug}/rss/", EVERYBODY),
        "don-vi/<slug:slug>/atom/": ("/don-vi/{unit.slug}/atom/", EVERYBODY),
        "don-vi/<slug:slug>/su-kien.ics": ("/don-vi/{unit.slug}/su-kien.ics", EVERYBODY),
        "dien-dan/": ("/dien-dan/", EVERYBODY),
        "dien-dan/rss/": ("/dien-dan/rss/", EVERYBODY),
        "dien-dan/atom/": ("/dien-dan/atom/", EVERYBODY),
        "dien-dan/chua-doc/": ("/dien-dan/chua-doc/", MEMBERS),
        "dien-dan/cua-toi/": ("/dien-dan/cua-toi/", MEMBERS),
        "dien-dan/da-doc/": ("/dien-dan/da-doc/", dict.fromkeys(COLUMNS, 405)),
        "dien-dan/nhap/": ("/dien-dan/nhap/?place=board-1", MEMBERS),
        "dien-dan/nhap/luu/": ("/dien-dan/nhap/luu/", dict.fromkeys(COLUMNS, 405)),
        "dien-dan/nhap/bo/": ("/dien-dan/nhap/bo/", dict.fromkeys(COLUMNS, 405)),
        "dien-dan/anh/": ("/dien-dan/anh/", dict.fromkeys(COLUMNS, 405)),
        "dien-dan/anh/<int:pk>/": ("/dien-dan/anh/999999/", NOBODY),
        "dien-dan/goi-ten/": ("/dien-dan/goi-ten/?q=phu", MEMBERS),
        "dien-dan/tuong-tu/": ("/dien-dan/tuong-tu/?title=toa+dam", MEMBERS),
        "dien-dan/bai/<int:pk>/": ("/dien-dan/bai/{post.pk}/", dict.fromkeys(COLUMNS, 302)),
        "dien-dan/bai/<int:pk>/sua/": ("/dien-dan/bai/{post.pk}/sua/", AUTHOR),
        "dien-dan/bai/<int:pk>/xoa/": ("/dien-dan/bai/{post.pk}/xoa/", AUTHOR),
        "dien-dan/bai/<int:pk>/lich-su/": ("/dien-dan/bai/{post.pk}/lich-su/", {**NOBODY, "visitor": 302, "administrator": 200}),
        "dien-dan/bai/<int:pk>/cam-xuc/": ("/dien-dan/bai/{post.pk}/cam-xuc/", dict.fromkeys(COLUMNS, 405)),
        "dien-dan/bai/<int:pk>/chon/": ("/dien-dan/bai/{post.pk}/chon/", dict.fromkeys(COLUMNS, 405)),
        "dien-dan/chu-de/<int:pk>/tra-loi/": ("/dien-dan/chu-de/{thread.pk}/tra-loi/", MEMBERS),
        "dien-dan/chu-de/<int:pk>/doi-ten/": ("/dien-dan/chu-de/{thread.pk}/doi-ten/", AUTHOR),
        "dien-dan/chu-de/<int:pk>/ung-ho/": ("/dien-dan/chu-de/{thread.pk}/ung-ho/", dict.fromkeys(COLUMNS, 405)),
        "dien-dan/chu-de/<int:pk>/tra-loi-chinh-thuc/": ("/dien-dan/chu-de/{thread.pk}/tra-loi-chinh-thuc/", MEMBERS_NOT),
        "dien-dan/chu-de/<int:pk>/tham-do/": ("/dien-dan/chu-de/{thread.pk}/tham-do/", {**AUTHOR, "administrator": 200}),
        "dien-dan/chu-de/<int:pk>/bau/": ("/dien-dan/chu-de/{thread.pk}/bau/", dict.fromkeys(COLUMNS, 405)),
        "dien-dan/chu-de/<int:pk>/den/": ("/dien-dan/chu-de/{thread.pk}/den/?bai=1", dict.fromkeys(COLUMNS, 302)),
        "dien-dan/chu-de/<int:pk>/bai-moi/": ("/dien-dan/chu-de/{thread.pk}/bai-moi/?sau=0", EVERYBODY),
        "dien-dan/y-kien/<int:pk>/": ("/dien-dan/y-kien/999999/", NOBODY),
        "dien-dan/y-kien/bai-viet/<int:pk>/": ("/dien-dan/y-kien/bai-viet/{published.pk}/", MEMBERS),
        "dien-dan/tu-su-kien/<int:pk>/": (
            "/dien-dan/tu-su-kien/{published.pk}/",
            {**MEMBERS_NOT, "communicator": 200, "editor": 200, "administrator": 200},
        ),
        "dien-dan/<slug:slug>/": ("/dien-dan/{board.slug}/", EVERYBODY),
        "dien-dan/<slug:slug>/rss/": ("/dien-dan/{board.slug}/rss/", EVERYBODY),
        "dien-dan/<slug:slug>/atom/": ("/dien-dan/{board.slug}/atom/", EVERYBODY),
        "dien-dan/<slug:slug>/viet/": ("/dien-dan/{board.slug}/viet/", MEMBERS),
        "dien-dan/<slug:board>/<int:pk>-<title:slug>/": ("{thread_url}", EVERYBODY),
        "dien-dan/<slug:board>/<int:pk>-<title:slug>/rss/": ("{thread_url}rss/", EVERYBODY),
        "dien-dan/<slug:board>/<int:pk>-<title:slug>/atom/": ("{thread_url}atom/", EVERYBODY),
        "mo-hinh/": ("/mo-hinh/", EVERYBODY),
        "mo-hinh/bang-tinh/": ("/mo-hinh/bang-tinh/", EVERYBODY),
        "mo-hinh/tim-phu-hop/": ("/mo-hinh/tim-phu-hop/?kinh-phi=1", EVERYBODY),
        "mo-hinh/so-sanh/": ("/mo-hinh/so-sanh/?m={practice.slug}", EVERYBODY),
        "mo-hinh/<slug:slug>/": ("/mo-hinh/{practice.slug}/", EVERYBODY),
        "kiem-duyet/": ("/kiem-duyet/", MODERATION),
        "kiem-duyet/nhat-ky/": ("/kiem-duyet/nhat-ky/", MODERATION),
        "kiem-duyet/thanh-vien/<str:username>/": ("/kiem-duyet/thanh-vien/communicator/", MODERATION),
        "kiem-duyet/viec/<int:pk>/": ("/kiem-duyet/viec/999999/", MEMBERS | dict.fromkeys(COLUMNS[1:], 404)),
        "kiem-duyet/viec/<int:pk>/thu-lai/": ("/kiem-duyet/viec/999999/thu-lai/", dict.fromkeys(COLUMNS, 405)),
        "kiem-duyet/lam/<slug:key>/<int:pk>/": ("/kiem-duyet/lam/thanh-vien/{owner.pk}/", MODERATION),
        "kiem-duyet/bao-cao/<slug:key>/<int:pk>/": ("/kiem-duyet/bao-cao/thanh-vien/{owner.pk}/", MEMBERS),
        "kiem-duyet/bao-cao-cua-toi/": ("/kiem-duyet/bao-cao-cua-toi/", MEMBERS),
        "kiem-duyet/bao-rieng/": ("/kiem-duyet/bao-rieng/", EVERYBODY),
        "kiem-duyet/bao-rieng/hop-thu/": ("/kiem-duyet/bao-rieng/hop-thu/", MEMBERS | dict.fromkeys(COLUMNS[1:], 403)),
        "kiem-duyet/bao-rieng/<int:pk>/": ("/kiem-duyet/bao-rieng/999999/", MEMBERS | dict.fromkeys(COLUMNS[1:], 404)),
        "tim-kiem/": ("/tim-kiem/?q=toa+dam", EVERYBODY),
        "tim-kiem/goi-y/": ("/tim-kiem/goi-y/?q=toa", EVERYBODY),
        "ngon-ngu/<slug:language>/": ("/ngon-ngu/en/", dict.fromkeys(COLUMNS, 302)),
        "manifest.webmanifest": ("/manifest.webmanifest", EVERYBODY),
        "ngoai-tuyen/": ("/ngoai-tuyen/", EVERYBODY),
        "worker.js": ("/worker.js", EVERYBODY),
        "sitemap.xml": ("/sitemap.xml", EVERYBODY),
        "sitemap-trang.xml": ("/sitemap-trang.xml", EVERYBODY),
        "sitemap-tin-moi.xml": ("/sitemap-tin-moi.xml", EVERYBODY),
        "sitemap-don-vi-<int:number>.xml": ("/sitemap-don-vi-{units_file}.xml", EVERYBODY),
        "sitemap-<yyyy:year>-<nn:month>.xml": ("/sitemap-2026-10.xml", EVERYBODY),
        "robots.txt": ("/robots.txt", EVERYBODY),
        "api/v2/^articles/": ("/api/v2/articles/", EVERYBODY),
        "api/v2/^articles/<int:pk>/": ("/api/v2/articles/{published.pk}/", EVERYBODY),
        "api/v2/^articles/find/": ("/api/v2/articles/find/?id={published.pk}", dict.fromkeys(COLUMNS, 302)),
        "api/v2/^images/": ("/api/v2/images/", EVERYBODY),
        "api/v2/^images/<int:pk>/": ("/api/v2/images/999999/", NOBODY),
        "api/v2/^images/find/": ("/api/v2/images/find/?id=999999", NOBODY),
        "quan-tri/bai-viet/": ("/quan-tri/bai-viet/", NEWSROOM),
        "quan-tri/bai-viet/results/": ("/quan-tri/bai-viet/results/", NEWSROOM),
        "quan-tri/bai-viet/choose_parent/": ("/quan-tri/bai-viet/choose_parent/", WRITING),
        "quan-tri/topic-suggestions/": ("/quan-tri/topic-suggestions/?q=binh", NEWSROOM),
        "quan-tri/api/main/^documents/": ("/quan-tri/api/main/documents/", NEWSROOM),
        "quan-tri/api/main/^documents/<int:pk>/": ("/quan-tri/api/main/documents/999999/", ACCOUNT | {"administrator": 404}),
        "quan-tri/api/main/^documents/find/": ("/quan-tri/api/main/documents/find/?id=999999", ACCOUNT | {"administrator": 404}),
        "quan-tri/api/main/^images/": ("/quan-tri/api/main/images/", NEWSROOM),
        "quan-tri/api/main/^images/<int:pk>/": ("/quan-tri/api/main/images/999999/", ACCOUNT | {"administrator": 404}),
        "quan-tri/api/main/^images/find/": ("/quan-tri/api/main/images/find/?id=999999", ACCOUNT | {"administrator": 404}),
        "quan-tri/choose-page/chosen-multiple/": ("/quan-tri/choose-page/chosen-multiple/?id={draft.pk}", NOBODY),
        "quan-tri/users/": ("/quan-tri/users/", OFFICE),
        "quan-tri/users/results/": ("/quan-tri/users/results/", OFFICE),
        "quan-tri/users/new/": ("/quan-tri/users/new/", OFFICE),
        "quan-tri/users/edit/<int:pk>/": ("/quan-tri/users/edit/{owner.pk}/", ACCOUNT),
        "quan-tri/users/delete/<int:pk>/": ("/quan-tri/users/delete/{owner.pk}/", {**ACCOUNT, "administrator": 302}),
        "quan-tri/users/history/<int:pk>/": ("/quan-tri/users/history/{owner.pk}/", ACCOUNT),
        "quan-tri/users/history-results/<int:pk>/": ("/quan-tri/users/history-results/{owner.pk}/", ACCOUNT),
        "quan-tri/users/usage/<int:pk>/": ("/quan-tri/users/usage/{owner.pk}/", ACCOUNT),
        "quan-tri/chuyen-muc-dien-dan/": ("/quan-tri/chuyen-muc-dien-dan/", OFFICE),
        "quan-tri/chuyen-muc-dien-dan/results/": ("/quan-tri/chuyen-muc-dien-dan/results/", OFFICE),
        "quan-tri/chu-de/": ("/quan-tri/chu-de/", OFFICE),
        "quan-tri/chu-de/results/": ("/quan-tri/chu-de/results/", OFFICE),
        "quan-tri/chu-de/edit/<int:pk>/": ("/quan-tri/chu-de/edit/{topic.pk}/", OFFICE),
        "quan-tri/chu-de/delete/<int:pk>/": ("/quan-tri/chu-de/delete/{topic.pk}/", OFFICE),
        "quan-tri/chu-de/merge/<int:pk>/": ("/quan-tri/chu-de/merge/{topic.pk}/", OFFICE),
        "quan-tri/don-vi/": ("/quan-tri/don-vi/", OFFICE),
        "quan-tri/don-vi/results/": ("/quan-tri/don-vi/results/", OFFICE),
        "quan-tri/don-vi/new/": ("/quan-tri/don-vi/new/", OFFICE),
        "quan-tri/don-vi/edit/<int:pk>/": ("/quan-tri/don-vi/edit/{unit.pk}/", OFFICE),
        "quan-tri/don-vi/delete/<int:pk>/": ("/quan-tri/don-vi/delete/{unit.pk}/", {**ACCOUNT, "administrator": 302}),
        "quan-tri/don-vi/dissolve/<int:pk>/": ("/quan-tri/don-vi/dissolve/{unit.pk}/", OFFICE),
        "quan-tri/don-vi/roles/<int:pk>/": ("/quan-tri/don-vi/roles/{unit.pk}/", OFFICE),
        "quan-tri/don-vi/roles/revoke/<int:pk>/": ("/quan-tri/don-vi/roles/revoke/1/", POSTED),
        "quan-tri/don-vi/usage/<int:pk>/": ("/quan-tri/don-vi/usage/{unit.pk}/", ACCOUNT),
        "quan-tri/don-vi/history/<int:pk>/": ("/quan-tri/don-vi/history/{unit.pk}/", ACCOUNT),
        "quan-tri/don-vi/history-results/<int:pk>/": ("/quan-tri/don-vi/history-results/{unit.pk}/", ACCOUNT),
        "quan-tri/gioi-thieu/": ("/quan-tri/gioi-thieu/", EDITING),
        "quan-tri/gioi-thieu/tin-don-vi-khac/": ("/quan-tri/gioi-thieu/tin-don-vi-khac/", EDITING),
        "quan-tri/gioi-thieu/bai-viet/<int:pk>/": ("/quan-tri/gioi-thieu/bai-viet/{published.pk}/", {**EDITING, "elsewhere": 302}),
        "quan-tri/gioi-thieu/<int:pk>/nhan/": ("/quan-tri/gioi-thieu/1/nhan/", POSTED),
        "quan-tri/gioi-thieu/<int:pk>/khong-nhan/": ("/quan-tri/gioi-thieu/1/khong-nhan/", POSTED),
        "thong-bao/": ("/thong-bao/", MEMBERS),
        "thong-bao/<int:pk>/": ("/thong-bao/{notification.pk}/", {**NOBODY, "visitor": 302, "member": 302}),
        "thong-bao/da-xem/": ("/thong-bao/da-xem/", MEMBERS_POST),
        "thong-bao/chuong/": ("/thong-bao/chuong/", {**EVERYBODY, "visitor": 204}),
        "thong-bao/cai-dat/": ("/thong-bao/cai-dat/", MEMBERS),
        "thong-bao/cai-dat/thu/": ("/thong-bao/cai-dat/thu/", MEMBERS_POST),
        "thong-bao/theo-doi/": ("/thong-bao/theo-doi/", MEMBERS),
        "thong-bao/theo-doi/doi/": ("/thong-bao/theo-doi/doi/", MEMBERS_POST),
        "thong-bao/huy/<str:token>/": ("/thong-bao/huy/{end_token}/", EVERYBODY),
    }
)


def patterns(resolver=None, before: str = "") -> dict[str, str]:
    """Every pattern of the site with the dotted path of its view."""
    found = {}
    for pattern in (resolver or get_resolver()).url_patterns:
        whole = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found |= patterns(pattern, whole)
        else:
            found[whole] = pattern.lookup_str
    return found


def test_every_view_has_a_row():
    ours = {pattern for pattern, view in patterns().items() if view.startswith(OURS)}
    assert sorted(ours - set(ROWS)) == []
    assert sorted(set(ROWS) - set(patterns())) == []


@pytest.mark.parametrize("row", ROWS)
@pytest.mark.django_db
def test_view_answers_by_role(row, people, content):
    address, expected = ROWS[row]
    address = address.format(**vars(content))
    answered = {column: getattr(people, column).get(address).status_code for column in COLUMNS}
    assert answered == expected
