from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchOfficeConfig(AppConfig):
    """What the office keeps of the search – synonyms, suggested pages – and what it reads: what people look for."""

    name = "portal.search.office"
    label = "search_office"
    verbose_name = _("Search, for the office")

    def ready(self):
        """Every screen of Wagtail about synonyms and suggested pages asks our policy."""
        from wagtail.permissions import register_permission_policy

        from portal.search.office.models import Advice, Synonym
        from portal.search.office.policies import SteeringPolicy

        for model in (Synonym, Advice):
            register_permission_policy(model, SteeringPolicy(model))
