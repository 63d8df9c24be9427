"""Reads of the library. Everything that anybody sees starts from `visible_to` of its model.

Who sees a model: everybody, once it was published and while no moderator hid it – what was withdrawn keeps its page, because others
run it, but stands in no list; before that and while hidden, whoever keeps it, officers and editors of its unit and of the units above
(who review it), and its moderators.
"""

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from portal.topics.models import Topic
from portal.units.models import Lineage, Role, Unit

KEEPERS = (Role.Kind.OFFICER, Role.Kind.ADMINISTRATOR, Role.Kind.EDITOR)
MODERATORS = (Role.Kind.MODERATOR, Role.Kind.ADMINISTRATOR)
OPEN = ("draft", "review")


def units_of(user, *kinds: str):
    """Ids of the units that `user` reaches with one of the roles."""
    return Unit.objects.reached_by(user, *kinds).order_by().values("pk")


def is_known(user) -> bool:
    return bool(user is not None and user.is_authenticated and user.is_active)


def shows_document() -> Exists:
    """A keeper of DOCUMENT_KEEPERS: whether a document is a paper of a model whose page everybody may open."""
    papers = apps.get_model("practices", "Attachment").objects.filter(document=OuterRef("pk"))
    return Exists(papers.filter(practice__state="shown", practice__published_at__isnull=False))


class PracticeQuerySet(models.QuerySet):
    def public(self):
        """Models whose page everybody may open."""
        return self.filter(state="shown", published_at__isnull=False)

    def listed(self):
        """Models that stand in lists: published, and not hidden; the newest first."""
        return self.filter(state="shown", stage="published").order_by("-published_at", "-pk")

    def spreading(self):
        """Those that units run, most of them first; with what a front page shows of each."""
        return (
            self.listed().filter(running_count__gt=0).select_related("unit").defer(*LONG).order_by("-running_count", "-published_at", "-pk")
        )

    def visible_to(self, user):
        if not is_known(user):
            return self.public()
        if user.is_superuser:
            return self.all()
        public = Q(state="shown", published_at__isnull=False)
        hers = Q(owner=user) & ~Q(state="removed")
        return self.filter(public | hers | Q(unit__in=units_of(user, *KEEPERS, Role.Kind.MODERATOR)))

    def within(self, unit: Unit):
        """Models of `unit`, of those below it and of those that became part of it."""
        return self.filter(unit__in=Lineage.objects.filter(ancestor=unit).values("unit"))

    def tagged(self, topic: Topic):
        """Models about `topic` or about one of the topics that belong to it."""
        topics = [topic.pk, *Topic.objects.filter(parent=topic).values_list("pk", flat=True)]
        items = self.model.topic_items.rel.related_model.objects.filter(tag__in=topics)
        return self.filter(pk__in=items.values("content_object"))

    def kept_by(self, user):
        """Models that `user` answers for."""
        return self.filter(owner=user).exclude(state="removed")

    def being_written_by(self, user):
        """Her models with a version that is open."""
        return self.kept_by(user).filter(versions__state__in=OPEN)

    def for_keeper(self):
        """With where each stands between its author and its readers: `open_versions` and `looked_at`, its reviews, the latest first."""
        versions = self.model.versions.rel.related_model.objects.filter(state__in=OPEN).defer("data", "typed")
        reviews = self.model.reviews.rel.related_model.objects.select_related("unit").order_by("-pk")
        return (
            self.select_related("unit")
            .defer(*LONG)
            .prefetch_related(
                models.Prefetch("versions", versions, to_attr="open_versions"), models.Prefetch("reviews", reviews, to_attr="looked_at")
            )
            .order_by("-changed_at", "-pk")
        )

    def for_cards(self):
        """With everything that a card of a list shows, in a fixed number of queries."""
        return self.select_related("unit").prefetch_related("target_groups", "settings").defer(*LONG)

    def for_comparison(self):
        """With everything that the columns of a comparison show."""
        return self.select_related("unit").prefetch_related("target_groups", "settings", "figures", "steps", "recognitions__unit")

    def for_page(self):
        """With everything that the page of a model shows but its adoptions, in a fixed number of queries."""
        rows, figures = self.model.photos.rel.related_model.objects, self.model.figures.rel.related_model.objects
        doubts = figures.model.doubts.rel.related_model.objects.select_related("thread__board")
        papers, recognitions = self.model.attachments.rel.related_model.objects, self.model.recognitions.rel.related_model.objects
        return self.select_related("unit", "owner", "discussion__board", "province").prefetch_related(
            "target_groups", "settings", "topics", "steps", "videos",
            models.Prefetch("figures", figures.select_related("entered_by").prefetch_related(models.Prefetch("doubts", doubts))),
            models.Prefetch("attachments", papers.select_related("document")),
            models.Prefetch("recognitions", recognitions.select_related("unit")),
            models.Prefetch("photos", rows.publishable().select_related("image").prefetch_related(RENDITIONS)),
        )  # fmt: skip


RENDITIONS = models.Prefetch("image__renditions", to_attr="prefetched_renditions")
LONG = ("problem", "facilities", "partners", "lessons", "failures", "conditions", "sustaining", "facets")


class PhotoQuerySet(models.QuerySet):
    def publishable(self):
        """Photos that readers may see: nobody can be recognised, or those shown agreed."""
        return self.filter(consent__in=["given", "not_needed"])


class AdoptionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """An adoption is as public as its model."""
        practices = self.model._meta.get_field("practice").related_model.objects
        return self.filter(practice__in=practices.visible_to(user).values("pk"))

    def running(self):
        return self.filter(state__in=["running", "sustained"])

    def going_on(self):
        """Not stopped: also those that are only being prepared."""
        return self.exclude(state="stopped")

    def counted_for(self, unit: Unit):
        """Adoptions of `unit` and of the units that it took over whole."""
        return self.filter(counts_for=unit)

    def within(self, unit: Unit):
        """Adoptions of `unit`, of those below it and of those that became part of it."""
        return self.filter(unit__in=Lineage.objects.filter(ancestor=unit).values("unit"))

    def due_for_report(self, *, unit: Unit | None = None):
        """Asked for results that have not come, and not stopped."""
        reports = self.model.reports.rel.related_model.objects
        told = reports.filter(adoption=models.OuterRef("pk"), month=models.OuterRef("asked_month"))
        due = self.going_on().filter(asked_month__gt=0).exclude(models.Exists(told))
        return due.filter(counts_for=unit) if unit else due

    def for_rows(self):
        """With everything that a row shows: the unit, the unit that it counts for, the province, and its results."""
        return self.select_related("unit", "counts_for", "province").prefetch_related("reports__figures")


class GuidanceQuerySet(models.QuerySet):
    def current(self, today):
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=today))

    def from_above(self, unit: Unit):
        """Of `unit` itself and of all that stands above it; the rule is asked afterwards (`forum.practices.rules`)."""
        return self.filter(unit__in=Lineage.objects.filter(unit=unit, whole=True).values("ancestor"))


class FoundQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state="waiting")

    def agreed(self):
        """Those that lead to a model that everybody may read, in articles that are public."""
        return self.filter(state__in=["linked", "made"], practice__state="shown", practice__published_at__isnull=False, article__live=True)

    def decided_by_user(self, user):
        """Those that `user` may decide: she edits for the unit or is its officer."""
        if not is_known(user):
            return self.none()
        return self.all() if user.is_superuser else self.filter(unit__in=units_of(user, *KEEPERS))
