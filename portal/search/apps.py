from django.apps import AppConfig
from django.db.models.signals import post_save, pre_delete
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "portal.search"
    verbose_name = _("Search")

    def ready(self):
        """What is deleted leaves the index whoever deletes it; watched objects are indexed whoever saves them."""
        from portal.search import receivers  # noqa: F401  (connects them)
        from portal.search.registry import sources
        from portal.search.services import index, remove

        for source in sources().values():
            pre_delete.connect(lambda instance, **kwargs: remove(instance), sender=source.model, weak=False)
            if source.watched:
                post_save.connect(lambda instance, **kwargs: index(instance), sender=source.model, weak=False)
