"""The rows of accounts. Whose account it is follows from who is signed in, never from an address."""

from tests.permissions.conftest import COLUMNS

EVERYBODY = dict.fromkeys(COLUMNS, 200)
ON = dict.fromkeys(COLUMNS, 302)
SIGNED_IN = EVERYBODY | {"visitor": 302}
SIGNED_OUT = ON | {"visitor": 200}
NOT_HERS = dict.fromkeys(COLUMNS, 404) | {"visitor": 302}
POSTED = dict.fromkeys(COLUMNS, 405) | {"visitor": 302}

ROWS = {
    "tai-khoan/": ("/tai-khoan/", SIGNED_IN),
    "tai-khoan/ho-so/": ("/tai-khoan/ho-so/", SIGNED_IN),
    "tai-khoan/dang-nhap/": ("/tai-khoan/dang-nhap/", SIGNED_OUT),
    "tai-khoan/dang-nhap/ma/": ("/tai-khoan/dang-nhap/ma/", SIGNED_OUT),
    "tai-khoan/dang-nhap/ma/nhap/": ("/tai-khoan/dang-nhap/ma/nhap/", ON),
    "tai-khoan/dang-nhap/khoa/": ("/tai-khoan/dang-nhap/khoa/", ON),
    "tai-khoan/dang-nhap/buoc-hai/": ("/tai-khoan/dang-nhap/buoc-hai/", ON),
    "tai-khoan/dang-xuat/": ("/tai-khoan/dang-xuat/", SIGNED_IN),
    "tai-khoan/tham-gia/": ("/tai-khoan/tham-gia/", SIGNED_OUT),
    "tai-khoan/bi-khoa/": ("/tai-khoan/bi-khoa/", EVERYBODY),
    "tai-khoan/dieu-khoan/": ("/tai-khoan/dieu-khoan/", EVERYBODY),
    # Nobody of the table has a password or a second factor that could be asked for again.
    "tai-khoan/xac-nhan-lai/": ("/tai-khoan/xac-nhan-lai/", dict.fromkeys(COLUMNS, 403) | {"visitor": 302}),
    "tai-khoan/xac-nhan-lai/ma/": ("/tai-khoan/xac-nhan-lai/ma/", dict.fromkeys(COLUMNS, 403) | {"visitor": 302}),
    "tai-khoan/xac-nhan-lai/khoa/": ("/tai-khoan/xac-nhan-lai/khoa/", dict.fromkeys(COLUMNS, 403) | {"visitor": 302}),
    "tai-khoan/e-mail/": ("/tai-khoan/e-mail/", SIGNED_IN),
    "tai-khoan/e-mail/xac-nhan/": ("/tai-khoan/e-mail/xac-nhan/", ON),
    "tai-khoan/dien-thoai/": ("/tai-khoan/dien-thoai/", SIGNED_IN),
    "tai-khoan/dien-thoai/xac-nhan/": ("/tai-khoan/dien-thoai/xac-nhan/", ON),
    "tai-khoan/mat-khau/": ("/tai-khoan/mat-khau/", ON),
    "tai-khoan/mat-khau/dat/": ("/tai-khoan/mat-khau/dat/", SIGNED_IN),
    "tai-khoan/quen-mat-khau/": ("/tai-khoan/quen-mat-khau/", EVERYBODY),
    "tai-khoan/quen-mat-khau/ma/": ("/tai-khoan/quen-mat-khau/ma/", ON),
    "tai-khoan/quen-mat-khau/dat/": ("/tai-khoan/quen-mat-khau/dat/", ON),
    "tai-khoan/quen-mat-khau/xong/": ("/tai-khoan/quen-mat-khau/xong/", EVERYBODY),
    r"tai-khoan/^chon-mat-khau/(?P<uidb36>[0-9A-Za-z]{1,20})-(?P<key>[^/]{1,120})/$": ("/tai-khoan/chon-mat-khau/1-abc/", EVERYBODY),
    "tai-khoan/bao-ve/": ("/tai-khoan/bao-ve/", SIGNED_IN),
    "tai-khoan/bao-ve/can-thiet/": ("/tai-khoan/bao-ve/can-thiet/", SIGNED_IN),
    "tai-khoan/bao-ve/ung-dung/": ("/tai-khoan/bao-ve/ung-dung/", SIGNED_IN),
    "tai-khoan/bao-ve/ung-dung/bo/": ("/tai-khoan/bao-ve/ung-dung/bo/", NOT_HERS),
    "tai-khoan/bao-ve/khoa/": ("/tai-khoan/bao-ve/khoa/", SIGNED_IN),
    "tai-khoan/bao-ve/khoa/them/": ("/tai-khoan/bao-ve/khoa/them/", SIGNED_IN),
    "tai-khoan/bao-ve/khoa/<int:pk>/": ("/tai-khoan/bao-ve/khoa/1/", NOT_HERS),
    "tai-khoan/bao-ve/khoa/<int:pk>/bo/": ("/tai-khoan/bao-ve/khoa/1/bo/", NOT_HERS),
    "tai-khoan/bao-ve/ma-du-phong/": ("/tai-khoan/bao-ve/ma-du-phong/", NOT_HERS),
    "tai-khoan/bao-ve/ma-du-phong/moi/": ("/tai-khoan/bao-ve/ma-du-phong/moi/", SIGNED_IN),
    "tai-khoan/bao-ve/ma-du-phong/tai/": ("/tai-khoan/bao-ve/ma-du-phong/tai/", NOT_HERS),
    "tai-khoan/thiet-bi/": ("/tai-khoan/thiet-bi/", SIGNED_IN),
    "tai-khoan/thiet-bi/<int:pk>/dang-xuat/": ("/tai-khoan/thiet-bi/1/dang-xuat/", POSTED),
    "tai-khoan/dong-y/": ("/tai-khoan/dong-y/", SIGNED_IN),
    "tai-khoan/du-lieu/": ("/tai-khoan/du-lieu/", SIGNED_IN),
    "tai-khoan/dong/": ("/tai-khoan/dong/", SIGNED_IN),
    "tai-khoan/da-dong/": ("/tai-khoan/da-dong/", EVERYBODY),
    "thanh-vien/<str:username>/": ("/thanh-vien/editor/", EVERYBODY),
    # Wagtail's own doors lead to ours.
    "quan-tri/login/": ("/quan-tri/login/", ON | {"member": 200}),
    "_util/login/": ("/_util/login/", ON),
    "^quan-tri/password_reset/": ("/quan-tri/password_reset/", ON),
}
