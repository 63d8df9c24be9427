"""The rows of the library's working screens: taking a model up, the desk, the ledger. See `test_public_views`."""

from tests.permissions.conftest import COLUMNS

EVERYBODY = dict.fromkeys(COLUMNS, 200)
# Officers of a unit alone; the columns know no officer, so the superuser stands for them. The tests of the screens have one.
OFFICERS = {**dict.fromkeys(COLUMNS, 403), "visitor": 302, "administrator": 200}
MEMBERS = {**EVERYBODY, "visitor": 302}

ROWS = {
    "mo-hinh/rss/": ("/mo-hinh/rss/", EVERYBODY),
    "mo-hinh/atom/": ("/mo-hinh/atom/", EVERYBODY),
    "api/v2/practices/": ("/api/v2/practices/?limit=2", EVERYBODY),
    "api/v2/practices/<int:pk>/": ("/api/v2/practices/{practice.pk}/", EVERYBODY),
    "mo-hinh/<slug:slug>/ke-hoach/": ("/mo-hinh/{practice.slug}/ke-hoach/", MEMBERS),
    "mo-hinh/<slug:slug>/mot-trang/": ("/mo-hinh/{practice.slug}/mot-trang/", EVERYBODY),
    "mo-hinh/<slug:slug>/hoi/": ("/mo-hinh/{practice.slug}/hoi/", MEMBERS),
    "mo-hinh/<slug:slug>/so-lieu/<int:pk>/": ("/mo-hinh/{practice.slug}/so-lieu/{figure.pk}/", MEMBERS),
    "mo-hinh/<slug:slug>/don-vi-ap-dung/": ("/mo-hinh/{practice.slug}/don-vi-ap-dung/", EVERYBODY),
    "mo-hinh/<slug:slug>/ap-dung/": ("/mo-hinh/{practice.slug}/ap-dung/", OFFICERS),
    "mo-hinh/<slug:slug>/ap-dung/<int:pk>/": ("{adoption_url}", EVERYBODY),
    "mo-hinh/<slug:slug>/ap-dung/<int:pk>/sua/": ("{adoption_url}sua/", OFFICERS),
    "mo-hinh/<slug:slug>/ap-dung/<int:pk>/tinh-hinh/": ("{adoption_url}tinh-hinh/", OFFICERS),
    "mo-hinh/<slug:slug>/ap-dung/<int:pk>/ket-qua/<int:month>/": ("{adoption_url}ket-qua/3/", OFFICERS),
    "don-vi/<slug:slug>/so-ket/": ("/don-vi/{unit.slug}/so-ket/", EVERYBODY),
    "don-vi/<slug:slug>/so-ket/bang-tinh/": ("/don-vi/{unit.slug}/so-ket/bang-tinh/", EVERYBODY),
    "mo-hinh/<slug:slug>/ket-qua/": ("/mo-hinh/{practice.slug}/ket-qua/", dict.fromkeys(COLUMNS, 302)),
    "ban-lam-viec/don-vi/": ("/ban-lam-viec/don-vi/", OFFICERS),
    "ban-lam-viec/chi-dan/": ("/ban-lam-viec/chi-dan/", OFFICERS),
    "ban-lam-viec/chi-dan/<int:pk>/thoi/": ("/ban-lam-viec/chi-dan/1/thoi/", dict.fromkeys(COLUMNS, 405)),
    "ban-lam-viec/tu-tin-tuc/": (
        "/ban-lam-viec/tu-tin-tuc/",
        {**OFFICERS, "editor": 200, "elsewhere": 200},
    ),
    "ban-lam-viec/tu-tin-tuc/<int:pk>/": ("/ban-lam-viec/tu-tin-tuc/999999/", {**dict.fromkeys(COLUMNS, 404), "visitor": 302}),
    "ban-lam-viec/": ("/ban-lam-viec/", OFFICERS),
}
