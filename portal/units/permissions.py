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


def holders(unit: Unit, *kinds: str):
    """Accounts that hold one of the roles `kinds` in `unit` or above it, without superusers."""
    from portal.members.models import User

    above = Lineage.objects.filter(unit=unit, whole=True).values("ancestor")
    return User.objects.filter(is_active=True, roles__kind__in=kinds, roles__unit__in=above).distinct()
