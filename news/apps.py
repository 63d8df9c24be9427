from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self):
        """Policies must stand before Wagtail asks for one, receivers before Wagtail's own."""
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from news import receivers  # noqa: F401
        from news.comparison import register_comparisons
        from news.models import Author, Programme, Section
        from news.policies import AuthorPolicy, NewsroomPolicy, PaperPolicy

        register_comparisons()
        register_permission_policy(Page, NewsroomPolicy())
        register_permission_policy(Section, PaperPolicy(Section))
        register_permission_policy(Programme, PaperPolicy(Programme))
        register_permission_policy(Author, AuthorPolicy(Author))
