"""What moderators can do with a model: the handler that `settings.MODERATED` names."""

from django.utils.translation import gettext_lazy as _

from forum.practices import services
from forum.practices.models import Practice
from forum.practices.services.states import set_state
from portal.moderation.handlers import Card, Handler, Scope
from portal.moderation.models.acts import Verb

SHOWN, HIDDEN = Practice.State.SHOWN, Practice.State.HIDDEN


class PracticeHandler(Handler):
    """Models are reviewed before anybody reads them; moderators hide what should not have passed."""

    model = Practice
    key = "mo-hinh"
    verbs = (Verb.KEEP, Verb.HIDE, Verb.SHOW, Verb.WARN, Verb.SILENCE, Verb.BAN)

    def load(self, ids):
        return Practice.objects.select_related("unit", "owner").in_bulk(list(ids))

    def lock(self, pk):
        return Practice.objects.select_for_update(of=("self",)).select_related("unit", "owner").get(pk=pk)

    def scope(self, target):
        return Scope(unit=target.unit_id)

    def person(self, target):
        return target.owner

    def is_visible(self, user, target):
        return Practice.objects.visible_to(user).filter(pk=target.pk).exists()

    def card(self, target):
        return Card(title=target.name, url=target.get_absolute_url(), kind=str(_("Model of work")), context=str(target.unit))

    def possible(self, target):
        acts = {Verb.SHOW, Verb.KEEP} if target.state == HIDDEN else {Verb.HIDE, Verb.KEEP}
        return acts | {Verb.WARN, Verb.SILENCE, Verb.BAN}

    def snapshot(self, target):
        return {"state": target.state, "state_reason": target.state_reason}

    def apply(self, verb, target, *, by, told, options):
        if verb == Verb.HIDE:
            services.hide(practice=target, by=by, reason=told)
        elif verb == Verb.SHOW:
            services.show(practice=target, by=by)
        return {}

    def restore(self, act, target, *, by):
        if act.before.get("state") != act.after.get("state"):
            set_state(practice=target, state=act.before["state"], by=by, reason=act.before.get("state_reason", ""))
