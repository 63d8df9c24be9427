"""What the library adds to the newsroom."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from forum.practices.models import Found
from forum.practices.viewsets import LibraryViewSetGroup


@hooks.register("register_admin_viewset")
def library_viewsets():
    return LibraryViewSetGroup()


@hooks.register("register_page_header_buttons")
def models_in_this_article(page, user, view_name, next_url=None):
    """On the screens of an article that names models: the way to agree or refuse."""
    waiting = Found.objects.waiting().decided_by_user(user).filter(article=page.pk).count()
    if waiting:
        label = _("Models in this article (%(count)s)") % {"count": waiting}
        yield Button(label, f"{reverse('work:found')}?bai={page.pk}", icon_name="doc-full-inverse", priority=70)
