"""Who keeps what is the same for the whole federation."""

import pytest

from portal.moderation.models import Reason
from portal.moderation.policies import CentralPolicy
from portal.units.models import Role, Unit
from portal.units.permissions import is_of_the_centre
from portal.units.services import grant

pytestmark = pytest.mark.django_db


def test_those_who_may_are_those_of_whom_it_is_said(unit_tree, django_user_model):
    centre, below = Unit.objects.get(depth=1), Unit.objects.filter(depth=2).first()
    make = django_user_model.objects.create_user
    people = {name: make(name, f"{name}@example.org", "mat-khau-dai", name=name) for name in ("mai", "lan", "cuc", "dao", "root", "gone")}
    for name, unit, kind in (
        ("mai", centre, "administrator"),
        ("lan", centre, "editor"),
        ("cuc", below, "administrator"),
        ("gone", centre, "administrator"),
    ):
        grant(user=people[name], unit=unit, kind=Role.Kind(kind))
    django_user_model.objects.filter(pk=people["root"].pk).update(is_superuser=True)
    django_user_model.objects.filter(pk=people["gone"].pk).update(is_active=False)
    found = {user.username for user in CentralPolicy(Reason).users_with_any_permission(["change"])}
    assert found == {"mai", "root"}
    assert found == {user.username for user in django_user_model.objects.all() if is_of_the_centre(user)}
    assert [user.username for user in CentralPolicy(Reason).users_with_any_permission(["change"], include_superusers=False)] == ["mai"]
