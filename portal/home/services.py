"""What a new installation needs before anybody signs in."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from news.models import NewsIndexPage
from portal.home.models import HomePage


@transaction.atomic
def prepare() -> None:
    """Front page, site and calendar root, if they are not there. May be run any number of times."""
    home = HomePage.objects.first()
    if home is None:
        Page.objects.filter(depth=2).delete()
        home = Page.objects.get(depth=1).add_child(instance=HomePage(title=settings.WAGTAIL_SITE_NAME, slug="trang-chu"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost", "site_name": settings.WAGTAIL_SITE_NAME}
    )
    if not NewsIndexPage.objects.exists():
        home.add_child(instance=NewsIndexPage(title="Tin tức", slug="tin-tuc"))
