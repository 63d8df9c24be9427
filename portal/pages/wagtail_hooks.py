"""Where Wagtail asks us: who may download a document, and how a film is sent."""

from django.http import Http404
from django.urls import reverse
from django.utils.html import escape
from wagtail import hooks
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.html_to_contentstate import ExternalLinkElementHandler, PageLinkElementHandler
from wagtail.models import Page
from wagtail.rich_text import LinkHandler
from wagtail.rich_text.pages import PageLinkHandler

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


class PublishedPageLinkHandler(PageLinkHandler):
    """Links to pages that readers can open. The address of any other page answers 404, and tells the title of a draft."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [f'<a href="{escape(page.url)}">' if page and page.live else "<a>" for page in cls.get_many(attrs_list)]


class PageLinkInEditor(PageLinkElementHandler):
    """The same in the text editor: of what is not published it shows the address of its editor, which opens to those who work on it."""

    def get_attribute_data(self, attrs):
        told = super().get_attribute_data(attrs)
        if told["url"] and not Page.objects.live().filter(pk=told["id"]).exists():
            told["url"] = reverse("wagtailadmin_pages:edit", args=[told["id"]])
        return told


@hooks.register("register_rich_text_features", order=100)
def register_links(features):
    features.register_link_type(OutwardLinkHandler)
    features.register_link_type(PublishedPageLinkHandler)
    handlers = {"a[href]": ExternalLinkElementHandler("LINK"), 'a[linktype="page"]': PageLinkInEditor("LINK")}
    entities = {"to_database_format": {"entity_decorators": {"LINK": link_entity}}}
    features.register_converter_rule("contentstate", "link", {"from_database_format": handlers, **entities})
