"""Addresses of the library. Words of the house come before models; no model is called by one of `services.sharing.RESERVED`."""

from django.urls import path

from forum.feeds import Atom, Rss
from forum.practices.feeds import PracticeFeed
from forum.practices.views import (
    adopting,
    asking,
    choosing,
    exporting,
    handing,
    history,
    lists,
    pages,
    parts,
    reporting,
    reviewing,
    sending,
    sharing,
    spread,
)

app_name = "practices"

urlpatterns = [
    path("", lists.index, name="index"),
    path("rss/", PracticeFeed.of(Rss), name="rss"),
    path("atom/", PracticeFeed.of(Atom), name="atom"),
    path("bang-tinh/", lists.spreadsheet, name="spreadsheet"),
    path("tim-phu-hop/", choosing.finder, name="finder"),
    path("so-sanh/", choosing.compare, name="compare"),
    path("chia-se/", sharing.share, name="share"),
    path("chia-se/tuong-tu/", sharing.similar, name="share-similar"),
    path("cua-toi/", sharing.mine, name="mine"),
    path("<slug:slug>/", pages.practice, name="practice"),
    path("<slug:slug>/ke-hoach/", exporting.plan, name="plan"),
    path("<slug:slug>/mot-trang/", exporting.sheet, name="sheet"),
    path("<slug:slug>/hoi/", asking.ask, name="ask"),
    path("<slug:slug>/so-lieu/<int:pk>/", asking.doubt, name="doubt"),
    path("<slug:slug>/don-vi-ap-dung/", spread.units, name="units"),
    path("<slug:slug>/ap-dung/", adopting.adopt, name="adopt"),
    path("<slug:slug>/ap-dung/<int:pk>/", adopting.adoption, name="adoption"),
    path("<slug:slug>/ap-dung/<int:pk>/sua/", adopting.edit, name="adoption-edit"),
    path("<slug:slug>/ap-dung/<int:pk>/tinh-hinh/", adopting.state, name="adoption-state"),
    path("<slug:slug>/ap-dung/<int:pk>/ket-qua/<int:month>/", reporting.report, name="adoption-report"),
    path("<slug:slug>/hoan-thien/", parts.overview, name="parts"),
    path("<slug:slug>/hoan-thien/<slug:part>/", parts.part, name="part"),
    path("<slug:slug>/phien-ban-moi/", parts.revise, name="revise"),
    path("<slug:slug>/lay-lai/", parts.take_back, name="take-back"),
    path("<slug:slug>/gui/", sending.submit, name="submit"),
    path("<slug:slug>/xem-truoc/", sending.preview, name="preview"),
    path("<slug:slug>/thu-hoi/", sending.withdraw, name="withdraw"),
    path("<slug:slug>/giao-lai/", handing.hand_over, name="hand-over"),
    path("<slug:slug>/ket-qua/", reporting.due, name="results-due"),
    path("<slug:slug>/con-dung/", sending.check, name="check"),
    path("<slug:slug>/duyet/", reviewing.review, name="review"),
    path("<slug:slug>/cong-nhan/", reviewing.recognise, name="recognise"),
    path("<slug:slug>/lich-su/", history.history, name="history"),
]
