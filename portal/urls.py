"""The portal's addresses. The page tree comes last: what it does not know is a 404."""

from django.conf import settings
from django.conf.urls.static import static
from django.http import Http404, HttpRequest
from django.urls import converters, include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import LogoutView
from wagtail.documents import urls as wagtaildocs_urls

from news import api
from portal.members.account import NewsroomAccountView
from portal.members.views import entrance

# No row has a longer number; databases stop with an error at what does not fit into theirs.
converters.IntConverter.regex = "[0-9]{1,18}"


def closed(request: HttpRequest):
    """An address of Wagtail that nothing here needs, and that would tell the titles of other units' drafts by their numbers."""
    raise Http404


urlpatterns = [
    path("quan-tri/choose-page/chosen-multiple/", closed),
    path("quan-tri/account/", require_admin_access(NewsroomAccountView.as_view())),
    # Wagtail's own sign-in and its mails know nothing of codes and second factors.
    path("quan-tri/login/", entrance.newsroom),
    path("_util/login/", entrance.sign_in),
    re_path("^quan-tri/password_reset/", entrance.forgotten),
    # Wagtail lets only those sign out who may enter the newsroom.
    path("quan-tri/logout/", LogoutView.as_view()),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-lieu/", include(wagtaildocs_urls)),
    path("anh/", include("portal.pages.urls")),
    path("tai-khoan/", include("portal.members.urls")),
    path("", include("portal.home.joining.urls")),
    path("don-vi/", include("portal.units.urls")),
    path("", include("forum.practices.work_urls")),
    path("api/v2/", api.router.urls),
    path("kiem-duyet/", include("portal.moderation.urls")),
    path("tim-kiem/da-luu/", include("portal.search.saved.urls")),
    path("tim-kiem/", include("portal.search.urls")),
    path("thong-bao/", include("portal.notifications.urls")),
    path("dien-dan/", include("forum.urls")),
    path("mo-hinh/", include("forum.practices.urls")),
    path("", include("portal.ui.urls")),
    path("", include("portal.home.urls")),
    path("", include("news.urls")),
]
if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)
urlpatterns += [path("", include(wagtail_urls))]

handler400 = "portal.ui.errors.bad_request"
