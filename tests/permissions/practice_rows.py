"""The rows of the library's working screens: taking a model up, the desk, the ledger. See `test_public_views`."""

from tests.permissions.conftest import COLUMNS

EVERYBODY = dict.fromkeys(COLUMNS, 200)
# Officers of a unit alone; the columns know no officer, so the superuser stands for them. The tests of the screens have one.
OFFICERS = {**dict.fromkeys(COLUMNS, 403), "visitor": 302, "administrator": 200}

ROWS = {
    "mo-hinh/<slug:slug>/ap-dung/": ("/mo-hinh/{practice.slug}/ap-dung/", OFFICERS),
    "mo-hinh/<slug:slug>/ap-dung/<int:pk>/": ("{adoption_url}", EVERYBODY),
    "mo-hinh/<slug:slug>/ap-dung/<int:pk>/sua/": ("{adoption_url}sua/", OFFICERS),
    "mo-hinh/<slug:slug>/ap-dung/<int:pk>/tinh-hinh/": ("{adoption_url}tinh-hinh/", OFFICERS),
    "mo-hinh/<slug:slug>/ap-dung/<int:pk>/ket-qua/<int:month>/": ("{adoption_url}ket-qua/3/", OFFICERS),
    "ban-lam-viec/": ("/ban-lam-viec/", OFFICERS),
}
