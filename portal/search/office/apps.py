from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchOfficeConfig(AppConfig):
    """What the office keeps of the search – synonyms, suggested pages – and what it reads: what people look for."""

    name = "portal.search.office"
    label = "search_office"
    verbose_name = _("Search, for the office")
