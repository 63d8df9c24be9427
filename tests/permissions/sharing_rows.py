"""Who gets what of the library: the published model of Phú Diễn, kept by its communicator, without a version that is open."""

from tests.permissions.conftest import COLUMNS

EVERYBODY = dict.fromkeys(COLUMNS, 200)
MEMBERS = {**EVERYBODY, "visitor": 302}
# Its owner, and the editor above her.
KEEPERS = {**MEMBERS, "member": 403, "elsewhere": 403}
# Nothing is open for writing: on to the overview.
ONWARD = {**KEEPERS, "communicator": 302, "editor": 302, "administrator": 302}
OFFICIALS = {**dict.fromkeys(COLUMNS, 403), "visitor": 302, "administrator": 200}
EDITORS = {**EVERYBODY, "visitor": 302, "member": 302, "communicator": 302}

ROWS = {
    "mo-hinh/chia-se/": ("/mo-hinh/chia-se/", MEMBERS),
    "mo-hinh/chia-se/tuong-tu/": ("/mo-hinh/chia-se/tuong-tu/?name=to+phu+nu", MEMBERS),
    "mo-hinh/cua-toi/": ("/mo-hinh/cua-toi/", MEMBERS),
    "mo-hinh/<slug:slug>/hoan-thien/": ("/mo-hinh/{practice.slug}/hoan-thien/", KEEPERS),
    "mo-hinh/<slug:slug>/hoan-thien/<slug:part>/": ("/mo-hinh/{practice.slug}/hoan-thien/kinh-phi/", ONWARD),
    "mo-hinh/<slug:slug>/phien-ban-moi/": ("/mo-hinh/{practice.slug}/phien-ban-moi/", ONWARD),
    "mo-hinh/<slug:slug>/lay-lai/": ("/mo-hinh/{practice.slug}/lay-lai/", ONWARD),
    "mo-hinh/<slug:slug>/gui/": ("/mo-hinh/{practice.slug}/gui/", ONWARD),
    "mo-hinh/<slug:slug>/xem-truoc/": ("/mo-hinh/{practice.slug}/xem-truoc/", {**dict.fromkeys(COLUMNS, 404), "visitor": 302}),
    "mo-hinh/<slug:slug>/giao-lai/": ("/mo-hinh/{practice.slug}/giao-lai/", KEEPERS),
    "mo-hinh/<slug:slug>/thu-hoi/": ("/mo-hinh/{practice.slug}/thu-hoi/", KEEPERS),
    "mo-hinh/<slug:slug>/con-dung/": ("/mo-hinh/{practice.slug}/con-dung/", KEEPERS),
    "mo-hinh/<slug:slug>/duyet/": ("/mo-hinh/{practice.slug}/duyet/", OFFICIALS),
    "mo-hinh/<slug:slug>/cong-nhan/": ("/mo-hinh/{practice.slug}/cong-nhan/", OFFICIALS),
    "mo-hinh/<slug:slug>/lich-su/": ("/mo-hinh/{practice.slug}/lich-su/", EVERYBODY),
    "quan-tri/mo-hinh/": ("/quan-tri/mo-hinh/", EDITORS),
    "quan-tri/mo-hinh/results/": ("/quan-tri/mo-hinh/results/", EDITORS),
    "quan-tri/cong-nhan-mo-hinh/": ("/quan-tri/cong-nhan-mo-hinh/", EDITORS),
    "quan-tri/cong-nhan-mo-hinh/results/": ("/quan-tri/cong-nhan-mo-hinh/results/", EDITORS),
}
