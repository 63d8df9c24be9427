"""Acts of moderators that the person disagrees with: they are looked at one unit above."""

from django.utils.translation import gettext as _

from portal.moderation.handlers import Card, Handler, Scope
from portal.moderation.models import Act
from portal.moderation.models.acts import Verb
from portal.moderation.words import to_person


class ActHandler(Handler):
    """A report against an act is settled by leaving the act as it is, or by undoing it."""

    model = Act
    key = "viec"
    verbs = (Verb.KEEP,)

    def load(self, ids):
        return Act.objects.select_related("moderator", "person", "unit").in_bulk(list(ids))

    def scope(self, target):
        return Scope(unit=target.unit_id, place=target.place)

    def person(self, target):
        return target.moderator

    def is_visible(self, user, target):
        return target.person_id == user.pk or Act.objects.visible_to(user).filter(pk=target.pk).exists()

    def card(self, target):
        return Card(
            title=to_person(target),
            url=target.get_absolute_url(),
            kind=_("act of a moderator"),
            context=_("Done by %(name)s") % {"name": target.moderator},
            body=target.told,
            template="moderation/_card_act.html",
        )

    def restore(self, act, target, *, by):
        """Leaving an act as it is changed nothing."""
