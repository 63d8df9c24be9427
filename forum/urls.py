"""Addresses of the forum. Words of the house come before boards; a board cannot be called by one of `forum.board_forms.TAKEN`."""

from django.urls import path, register_converter

from forum import feeds
from forum.views import acts, boards, comments, drafts, events, files, lists, official, pictures, replying, starting, threads, ways


class TitleConverter:
    """The title in an address, which may be empty."""

    regex = "[-a-zA-Z0-9_]*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(TitleConverter, "title")

app_name = "forum"

urlpatterns = [
    path("", boards.index, name="index"),
    path("rss/", feeds.PostFeed.of(feeds.Rss), name="feed-rss"),
    path("atom/", feeds.PostFeed.of(feeds.Atom), name="feed-atom"),
    path("chua-doc/", lists.unread, name="unread"),
    path("cua-toi/", lists.mine, name="mine"),
    path("da-doc/", lists.mark_all_read, name="mark-all-read"),
    path("nhap/", drafts.show, name="draft"),
    path("nhap/luu/", drafts.save, name="draft-save"),
    path("nhap/bo/", drafts.drop, name="draft-drop"),
    path("anh/", pictures.attach, name="picture"),
    path("anh/<int:pk>/", files.serve, name="picture-file"),
    path("goi-ten/", starting.mentions, name="mentions"),
    path("tuong-tu/", starting.similar, name="similar"),
    path("bai/<int:pk>/", ways.permalink, name="post"),
    path("bai/<int:pk>/sua/", replying.edit, name="post-edit"),
    path("bai/<int:pk>/xoa/", official.remove, name="post-remove"),
    path("bai/<int:pk>/lich-su/", official.history, name="post-history"),
    path("bai/<int:pk>/cam-xuc/", acts.react, name="post-react"),
    path("bai/<int:pk>/chon/", acts.accept, name="post-accept"),
    path("chu-de/<int:pk>/tra-loi/", replying.reply, name="thread-reply"),
    path("chu-de/<int:pk>/ung-ho/", acts.support, name="thread-support"),
    path("chu-de/<int:pk>/tra-loi-chinh-thuc/", official.answer, name="thread-answer"),
    path("chu-de/<int:pk>/doi-ten/", official.rename, name="thread-rename"),
    path("chu-de/<int:pk>/tham-do/", official.poll, name="thread-poll"),
    path("chu-de/<int:pk>/bau/", acts.vote, name="thread-vote"),
    path("chu-de/<int:pk>/den/", ways.goto, name="thread-goto"),
    path("chu-de/<int:pk>/bai-moi/", ways.news, name="thread-news"),
    path("y-kien/<int:pk>/", ways.discussion, name="discussion"),
    path("y-kien/bai-viet/<int:pk>/", comments.comment, name="comment"),
    path("tu-su-kien/<int:pk>/", events.open_thread, name="event-thread"),
    path("<slug:slug>/", boards.board, name="board"),
    path("<slug:slug>/rss/", feeds.BoardFeed.of(feeds.Rss), name="board-rss"),
    path("<slug:slug>/atom/", feeds.BoardFeed.of(feeds.Atom), name="board-atom"),
    path("<slug:slug>/viet/", starting.start, name="thread-start"),
    path("<slug:board>/<int:pk>-<title:slug>/", threads.thread, name="thread"),
    path("<slug:board>/<int:pk>-<title:slug>/rss/", feeds.ThreadFeed.of(feeds.Rss), name="thread-rss"),
    path("<slug:board>/<int:pk>-<title:slug>/atom/", feeds.ThreadFeed.of(feeds.Atom), name="thread-atom"),
]
