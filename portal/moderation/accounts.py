"""Accounts in the queue: names that look like an officer's, and persons whom somebody reported."""

from django.utils.translation import gettext as _

from portal.members.models import User
from portal.members.services import clear_name_flag
from portal.moderation.handlers import Card, Handler, Scope
from portal.moderation.models.acts import Verb
from portal.moderation.permissions import MODERATORS
from portal.units.models import Role


class AccountHandler(Handler):
    """A person is warned, silenced or banned; her name she changes herself when she is asked."""

    model = User
    key = "thanh-vien"
    verbs = (Verb.KEEP, Verb.WARN, Verb.SILENCE, Verb.BAN)
    settling = frozenset(verbs)

    def load(self, ids):
        return User.objects.select_related("membership__unit").in_bulk(list(ids))

    def scope(self, target):
        """Where she moderates, the highest of these units; else her own unit; the whole federation when she has named none."""
        moderated = Role.objects.filter(user=target, kind__in=MODERATORS).order_by("unit__depth", "unit__path")
        if (unit := moderated.values_list("unit", flat=True).first()) is not None:
            return Scope(unit=unit)
        membership = getattr(target, "membership", None)
        return Scope(unit=membership.unit_id if membership and membership.unit_id else _top())

    def person(self, target):
        return target

    def is_visible(self, user, target):
        return User.objects.known().filter(pk=target.pk).exists()

    def card(self, target):
        return Card(
            title=target.get_full_name(),
            url=f"/thanh-vien/{target.get_username()}/",
            kind=_("account"),
            context=_("Member since %(day)s") % {"day": f"{target.date_joined:%d/%m/%Y}"},
        )

    def kept(self, target):
        clear_name_flag(user=target)

    def snapshot(self, target):
        return {}

    def restore(self, act, target, *, by):
        """Sanctions are lifted by whoever keeps them; nothing of the account itself was changed."""


def _top() -> int | None:
    from portal.units.models import Unit

    return Unit.objects.filter(depth=1).values_list("pk", flat=True).first()
