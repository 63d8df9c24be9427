"""Who holds what where. Predicates; the querysets beside them say the same thing."""

from portal.units.models import Lineage, Role, Unit


def holds(user, unit: Unit | int | None, *kinds: str) -> bool:
    """Whether `user` holds one of the roles `kinds` in `unit` or in a unit above it. A superuser holds all."""
    if not user.is_active or user.is_anonymous:
        return False
    if user.is_superuser:
        return True
    if unit is None:
        return False
    unit_id = unit if isinstance(unit, int) else unit.pk
    return Role.objects.filter(user=user, kind__in=kinds, unit__reach__unit=unit_id, unit__reach__whole=True).exists()


def holds_anywhere(user, *kinds: str) -> bool:
    """Whether `user` holds one of the roles in any unit."""
    if not user.is_active or user.is_anonymous:
        return False
    return user.is_superuser or user.roles.filter(kind__in=kinds).exists()


def is_of_the_centre(user) -> bool:
    """Whether `user` administers the topmost unit, and so may set what is the same for the whole federation."""
    if not user.is_active or user.is_anonymous:
        return False
    return user.is_superuser or user.roles.filter(kind=Role.Kind.ADMINISTRATOR, unit__depth=1).exists()


def keepers_of_the_centre():
    """Accounts of whom `is_of_the_centre` holds."""
    from portal.members.models import User

    return User.objects.filter(pk__in=Role.objects.filter(kind=Role.Kind.ADMINISTRATOR, unit__depth=1).values("user"), is_active=True) | (
        User.objects.filter(is_superuser=True, is_active=True)
    )


def holders(unit: Unit, *kinds: str):
    """Accounts that hold one of the roles `kinds` in `unit` or above it, without superusers."""
    from portal.members.models import User

    above = Lineage.objects.filter(unit=unit, whole=True).values("ancestor")
    return User.objects.filter(is_active=True, roles__kind__in=kinds, roles__unit__in=above).distinct()


def can_administer(user, unit: Unit) -> bool:
    """Whether `user` may change the name and contact of `unit`, dissolve it, and add units below it."""
    return holds(user, unit, Role.Kind.ADMINISTRATOR)


def can_grant(user, unit: Unit, kind: str) -> bool:
    """Whether `user` may give or take the role `kind` in `unit`.

    An administrator gives any role below her own unit, and in it all but her own: nobody makes herself an equal.
    """
    if not can_administer(user, unit) or user.is_superuser or kind != Role.Kind.ADMINISTRATOR:
        return can_administer(user, unit)
    above = Lineage.objects.filter(unit=unit, whole=True).exclude(ancestor=unit).values("ancestor")
    return user.roles.filter(kind=Role.Kind.ADMINISTRATOR, unit__in=above).exists()
