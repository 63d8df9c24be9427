"""What the library holds of a person, for her archive and for the day on which she leaves."""

from forum.practices.models import Adoption, AdoptionReport, FigureDoubt, Practice, PracticeVersion, Review


def export(user) -> dict:
    practices = Practice.objects.filter(owner=user).order_by("pk")
    return {
        "models_kept": list(practices.values("name", "slug", "stage", "created_at", "published_at")),
        "models_written": list(
            PracticeVersion.objects.filter(author=user)
            .order_by("pk")
            .values("practice__name", "number", "state", "data", "typed", "created_at")
        ),
        "models_reviewed": list(
            Review.objects.filter(by=user).order_by("pk").values("practice__name", "decision", "ticks", "note", "at")
        ),
        "adoptions": list(
            Adoption.objects.filter(by=user).order_by("pk").values("practice__name", "unit__name", "state", "started_on", "changes", "at")
        ),
        "results": list(
            AdoptionReport.objects.filter(entered_by=user)
            .order_by("pk")
            .values("adoption__practice__name", "month", "people_reached", "money_spent", "text", "entered_at")
        ),
        "figures_questioned": list(FigureDoubt.objects.filter(by=user).order_by("pk").values("figure__what", "at")),
    }  # fmt: skip


def close(user) -> None:
    """What her unit stands by stays, under no name. What nobody but she has seen goes."""
    drafts = Practice.objects.filter(owner=user, published_at=None, stage=Practice.Stage.DRAFT, found=None)
    for practice in drafts.exclude(versions__author__in=_others(user)):
        practice.delete()
    PracticeVersion.objects.filter(author=user).exclude(typed={}).update(typed={}, errors={})


def _others(user):
    return type(user).objects.exclude(pk=user.pk)
