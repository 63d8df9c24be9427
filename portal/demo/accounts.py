"""The people of the demo: one account for each role, so that everybody can see the portal with her own eyes."""

import secrets
from dataclasses import dataclass

from portal.demo.places import find_unit
from portal.members.models import User
from portal.members.services import confirm_email
from portal.units.models import Role
from portal.units.services import belong, grant

DEMO_PASSWORD = "hoa-sen-2026"  # noqa: S105  (printed by `seed`, and never set where DEBUG is off)


@dataclass(frozen=True)
class Person:
    """An account with the role that she holds in a unit, written as `find_unit` reads it; without a role it is only her own unit."""

    username: str
    name: str
    does: str
    role: str = ""
    unit: str = ""
    is_superuser: bool = False


PEOPLE = (
    Person("mai", "Trần Ngọc Mai", "quản trị toàn bộ hệ thống", is_superuser=True),
    Person("hanh", "Đỗ Thị Hạnh", "cộng tác viên truyền thông", Role.Kind.COMMUNICATOR, "phường Phú Diễn, Hà Nội"),
    Person("thuy", "Lê Thanh Thủy", "biên tập viên", Role.Kind.EDITOR, "phường Phú Diễn, Hà Nội"),
    Person("loan", "Phạm Hồng Loan", "biên tập viên", Role.Kind.EDITOR, "Hà Nội"),
    Person("que", "Bùi Thị Quế", "cộng tác viên truyền thông", Role.Kind.COMMUNICATOR, "Phú Thọ"),
    Person("nhung", "Hà Thị Nhung", "biên tập viên", Role.Kind.EDITOR, "Phú Thọ"),
    Person("vien", "H'Viên Niê", "cán bộ Hội", Role.Kind.OFFICER, "Lâm Đồng"),
    Person("tam", "Võ Minh Tâm", "điều hành diễn đàn", Role.Kind.MODERATOR, "Trung ương"),
    Person("giang", "Vũ Hương Giang", "quản trị đơn vị", Role.Kind.ADMINISTRATOR, "Trung ương"),
    Person("sen", "Nguyễn Thị Sen", "hội viên", unit="phường Phú Diễn, Hà Nội"),
)


def add_people(*, random_passwords: bool = False) -> list[tuple[Person, str]]:
    """Every person with her password: the demo's or the one that was just made for her, "" where she has one of her own."""
    return [(person, add_person(person, random_passwords=random_passwords)) for person in PEOPLE]


def add_person(person: Person, *, random_passwords: bool) -> str:
    """Makes the account and its role if they are not there; returns its password if that is known, or ""."""
    password = secrets.token_urlsafe(12) if random_passwords else DEMO_PASSWORD
    user = User.objects.filter(username=person.username).first()
    if user is None:
        make = User.objects.create_superuser if person.is_superuser else User.objects.create_user
        user = make(person.username, f"{person.username}@hoiphunu.example", password, name=person.name)
    elif not user.check_password(password):
        password = ""
    confirm_email(user=user)
    unit = find_unit(person.unit) if person.unit else None
    if person.role:
        grant(user=user, unit=unit, kind=person.role)
    if not hasattr(user, "membership"):
        belong(user=user, unit=unit)
    return password
