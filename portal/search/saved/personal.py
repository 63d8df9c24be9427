"""What is kept of a person here. Named in MEMBER_DATA and MEMBER_CLOSERS."""

from portal.search.saved import services
from portal.search.saved.models import SavedSearch


def export(user) -> dict[str, list]:
    """Her saved searches: what is asked, how often she is told, since when."""
    rows = SavedSearch.objects.filter(user=user).order_by("pk")
    return {
        "saved_searches": [
            {"name": row.name, "address": row.address, "rhythm": row.rhythm, "since": row.created_at.isoformat()} for row in rows
        ]
    }


def close(user) -> None:
    """Her account ends: so do they."""
    for search in SavedSearch.objects.filter(user=user):
        services.remove(search=search)
