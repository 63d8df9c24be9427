"""People of the small tree, signed in to the admin."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from portal.members.models import User
from portal.units.models import Role


def add_person(username: str, unit=None, kind: str = "", **fields) -> User:
    user = User.objects.create_user(username, f"{username}@example.org", "mat-khau-rat-dai", name=f"Chị {username}", **fields)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    if unit:
        Role.objects.create(user=user, unit=unit, kind=kind)
    return user


@pytest.fixture
def people(site, unit_tree):
    """Who is who: of the ward Phú Diễn, of its neighbour Đông Ngạc, of Hà Nội above both, of the centre, of nothing."""
    return SimpleNamespace(
        tree=unit_tree,
        lan=add_person("lan", unit_tree.phu_dien, "communicator"),
        hoa=add_person("hoa", unit_tree.phu_dien, "communicator"),
        mai=add_person("mai", unit_tree.phu_dien, "editor"),
        thu=add_person("thu", unit_tree.dong_ngac, "communicator"),
        kim=add_person("kim", unit_tree.ha_noi, "communicator"),
        nga=add_person("nga", unit_tree.ha_noi, "editor"),
        que=add_person("que", unit_tree.trung_uong, "editor"),
        van=add_person("van", unit_tree.phu_dien, "officer"),
        khach=add_person("khach"),
        nghi=add_person("nghi", unit_tree.phu_dien, "editor", is_active=False),
        sa=add_person("sa", is_superuser=True),
    )


@pytest.fixture
def signed_in():
    """A client that is signed in as the given person."""

    def sign_in(user) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
