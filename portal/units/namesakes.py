"""Names that are read like those of people who hold a role: nobody shall be taken for an officer whom she is not."""

from portal.members.models import User
from portal.members.names import name_key
from portal.units.models import Role


def reads_like_officer(name: str, besides: User | None = None) -> bool:
    """Whether somebody other than `besides` who holds a role, or keeps the site, has a name that is read like `name`."""
    alike = User.objects.filter(name_key=name_key(name), is_active=True)
    if besides:
        alike = alike.exclude(pk=besides.pk)
    return Role.objects.filter(user__in=alike).exists() or alike.filter(is_superuser=True).exists()
