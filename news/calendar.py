"""The calendar that articles stand in: `/tin-tuc/2026/11/`. Mixed into the pages of `news.models`.

A month's row has the slug "2026-11", because a slug holds no slash, and the address "2026/11", because the address is
what `url_path` says: so `url`, previews, the sitemap and the API of Wagtail all give the right address by themselves.
"""

from datetime import date, timedelta

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from treebeard.mp_tree import MP_MoveHandler
from wagtail.models import Page, PageManager

# A planned hour counts as the hour of publication when the scheduler was at most this late.
SCHEDULE_GRACE = timedelta(hours=1)


class MonthManager(PageManager):
    def of(self, day: date):
        """The page of the month of `day`, made if it is not there yet; two makers at once get the same one."""
        from news.models import NewsIndexPage

        first = day.replace(day=1)
        found = self.filter(month=first).first()
        if found:
            return found
        with transaction.atomic():
            index = NewsIndexPage.objects.select_for_update().get()
            found = self.filter(month=first).first()
            if found:
                return found
            page = self.model(month=first, title=f"{first:%m/%Y}", slug=f"{first:%Y-%m}", live=True)
            return index.add_child(instance=page)


class MonthAddress:
    """The address of a month, and safe growth below it."""

    def set_url_path(self, parent):
        self.url_path = f"{parent.url_path}{self.month:%Y/%m}/" if parent else "/"
        return self.url_path

    def add_child(self, **kwargs):
        """As treebeard's, for writers at the same time: the month is locked and counted afresh."""
        with transaction.atomic():
            fresh = type(self).objects.select_for_update().get(pk=self.pk)
            child = super(MonthAddress, fresh).add_child(**kwargs)
        self.numchild = fresh.numchild
        return child


class IndexRoute:
    """Finds an article by year, month and slug; days and months are pages of the archive, which has urls of its own."""

    def route(self, request, path_components):
        if not path_components:
            return super().route(request, path_components)
        if len(path_components) < 3:
            raise Http404
        year, month, *rest = path_components
        if not (len(year) == 4 and len(month) == 2 and (year + month).isascii() and (year + month).isdigit()):
            raise Http404
        return super().route(request, [f"{year}-{month}", *rest])


class ArticleAddress:
    """An article stands in the month of its first publication, and its address never changes after that."""

    def free_slug(self, parent) -> str:
        """The slug of the title, or of what is set, numbered when the month has it already."""
        from portal.ui.typed import slug_of

        wanted = slug_of(self.slug or self.title) or "bai-viet"
        taken = Page.objects.child_of(parent).exclude(pk=self.pk).filter(slug__startswith=wanted)
        taken = set(taken.values_list("slug", flat=True))
        if wanted not in taken:
            return wanted
        return next(slug for number in range(2, len(taken) + 3) if (slug := f"{wanted}-{number}") not in taken)

    def _set_core_field_defaults(self):
        parent = self.get_parent() if self.path else getattr(self, "_cached_parent_obj", None)
        if parent and not self.first_published_at:
            self.slug = self.free_slug(parent)
        super()._set_core_field_defaults()

    def publication_time(self):
        """The hour that was planned, when it has just come, or now."""
        now = timezone.now()
        planned = self.go_live_at
        return planned if planned and now - SCHEDULE_GRACE <= planned <= now else now

    def enter_calendar(self) -> None:
        """Set the time that readers see, and stand in its month. Called inside the save that makes the article live."""
        from news.models import MonthPage

        self.published_at = self.first_published_at = self.publication_time()
        month = MonthPage.objects.of(timezone.localtime(self.published_at).date())
        if not self.pk or self.get_parent().pk == month.pk:
            return
        month = MonthPage.objects.select_for_update().get(pk=month.pk)
        # The stored row is moved, not `self`: treebeard reads what it moves afresh, and what is being published would be lost.
        row = Page.objects.get(pk=self.pk)
        MP_MoveHandler(row, month, "last-child").process()
        self.path, self.depth = row.path, row.depth
        self._cached_parent_obj = month
        self.slug = self.free_slug(month)
        self.set_url_path(month)
