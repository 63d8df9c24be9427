"""What units hold of a person, for her archive and for the day on which she leaves."""

from portal.units.models import Membership, Role


def export(user) -> dict:
    membership = Membership.objects.filter(user=user).select_related("unit").first()
    roles = Role.objects.filter(user=user).select_related("unit").order_by("granted_at")
    return {
        "unit": {"unit": str(membership.unit) if membership and membership.unit else None},
        "roles": [{"role": role.kind, "unit": str(role.unit), "granted_at": role.granted_at} for role in roles],
    }


def close(user) -> None:
    Membership.objects.filter(user=user).delete()
    Role.objects.filter(user=user).delete()
