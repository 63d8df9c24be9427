from wagtail.models import Site

from portal.home.services import prepare


def test_prepare_gives_the_site_the_address_of_the_settings(site, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://phunu.example.org"
    prepare()
    assert Site.objects.get().root_url == "https://phunu.example.org"
