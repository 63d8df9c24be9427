"""What moderation holds of one person: for her archive, and what is left when she leaves."""

from collections.abc import Iterable

from portal.moderation.models import Act, PrivateReport, Report, Sanction, Standing
from portal.moderation.services.holding import withdraw


def export(user) -> dict[str, Iterable[dict]]:
    """Her standing, what was done to what she wrote, what she reported and told in private. Nothing about who decided or reported."""
    return {
        "standing": Standing.objects.filter(user=user).values(
            "level", "days_read", "posts_read", "posts_shown", "thanks", "hidden", "reports_upheld"
        ),
        "acts_of_moderators": Act.objects.filter(person=user).order_by("pk").values("verb", "title", "told", "created_at", "undone_at"),
        "sanctions": Sanction.objects.filter(person=user).order_by("pk").values("kind", "starts_at", "until", "lifted_at"),
        "reports": Report.objects.filter(reporter=user).order_by("pk").values("ground", "text", "created_at", "is_upheld"),
        "private_reports": PrivateReport.objects.filter(reporter=user)
        .order_by("pk")
        .values("danger", "text", "contact", "created_at", "answer", "closed_at"),
    }


def close(user) -> None:
    """Her words in reports and private reports are wiped, her standing goes; that something was done, and when, stays on record."""
    Report.objects.filter(reporter=user).update(reporter=None, text="")
    PrivateReport.objects.filter(reporter=user).update(reporter=None, text="", contact="", answer="")
    Standing.objects.filter(user=user).delete()
    withdraw(target=user)
