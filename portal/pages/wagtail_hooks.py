"""Where Wagtail asks us: who may download a document, and how a film is sent."""

from django.http import Http404
from django.utils.html import escape
from wagtail import hooks
from wagtail.rich_text import LinkHandler

from portal.pages import admin_api  # noqa: F401  (registers its hook)
from portal.pages.permissions import may_read_document
from portal.pages.streaming import film_part


@hooks.register("before_serve_document")
def hide_unpublished_document(document, request):
    """A document that stands on no published page does not exist for those who may not use it."""
    if not may_read_document(request.user, document):
        raise Http404


@hooks.register("before_serve_document", order=100)
def send_film_in_parts(document, request):
    """Films go out in the parts that players ask for; everything else takes Wagtail's way, as a download."""
    return film_part(document, request)


class OutwardLinkHandler(LinkHandler):
    """Links that lead away from this site."""

    identifier = "external"

    @classmethod
    def expand_db_attributes(cls, attrs):
        return f'<a href="{escape(attrs["href"])}" rel="noopener noreferrer">'


@hooks.register("register_rich_text_features")
def register_outward_links(features):
    features.register_link_type(OutwardLinkHandler)
