import pytest

from portal.units.models import Role, Unit
from portal.units.services import grant


@pytest.fixture
def office(site, unit_tree, django_user_model, client):
    """Whoever administers the topmost unit, signed in to the newsroom."""
    user = django_user_model.objects.create_user("mai", "mai@example.org", "mat-khau-dai", name="Nguyễn Thị Mai")
    grant(user=user, unit=Unit.objects.get(depth=1), kind=Role.Kind.ADMINISTRATOR)
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def searched(client, committed):
    """`searched(q="nấm", …)`: a search of the site, counted as after its answer."""

    def search(by=None, **query):
        with committed():
            return (by or client).get("/tim-kiem/", query)

    return search
