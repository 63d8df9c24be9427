"""How acts are said: to moderators, and to the person whom they concern."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.moderation.models import Act, Moderated, Reason
from portal.ui.typed import clean_text
from portal.ui.words import ago

# What the person reads. %(title)s is the thread.
TO_PERSON = {
    "approve": gettext_lazy("What you wrote in “%(title)s” is shown now"),
    "keep": gettext_lazy("“%(title)s” stays as it is"),
    "hide": gettext_lazy("What you wrote in “%(title)s” was hidden"),
    "show": gettext_lazy("What you wrote in “%(title)s” is shown again"),
    "ask_to_edit": gettext_lazy("Please change what you wrote in “%(title)s”"),
    "allow_numbers": gettext_lazy("The numbers you wrote in “%(title)s” may be shown"),
    "rename": gettext_lazy("Your thread “%(title)s” was given another title"),
    "move": gettext_lazy("Your thread “%(title)s” was moved to another board"),
    "split": gettext_lazy("Posts of “%(title)s” became a thread of their own"),
    "merge": gettext_lazy("Your thread “%(title)s” was joined with another"),
    "lock": gettext_lazy("Your thread “%(title)s” was locked"),
    "unlock": gettext_lazy("Your thread “%(title)s” is open again"),
    "pin": gettext_lazy("Your thread “%(title)s” was pinned"),
    "unpin": gettext_lazy("Your thread “%(title)s” is no longer pinned"),
    "warn": gettext_lazy("A moderator warns you"),
    "silence": gettext_lazy("You may not write for a time"),
    "ban": gettext_lazy("Your account is closed for a time"),
    "open_author": gettext_lazy("A moderator opened who asked “%(title)s”"),
}


def to_person(act: Act) -> str:
    """What happened, in a sentence for the person whom it concerns."""
    if act.undone_at:
        return _("A moderator took back: %(what)s") % {"what": TO_PERSON[act.verb] % {"title": act.title}}
    return TO_PERSON[act.verb] % {"title": act.title}


def told_text(reason: Reason | None, note: str) -> str:
    """The templated reason and the moderator's own words, one after the other."""
    return " ".join(part for part in (reason.text if reason else "", clean_text(note).strip()) if part)[:1000]


def done_by(act: Act | None) -> str:
    """Who was quicker, said politely."""
    if act is None:
        return _("This has been dealt with meanwhile; nothing is left to do.")
    if act.undone_at:
        return _("%(name)s undid “%(verb)s” %(when)s.") % {
            "name": act.undone_by,
            "verb": act.get_verb_display(),
            "when": ago(act.undone_at),
        }
    return _("%(name)s was a little quicker: “%(verb)s”, %(when)s. Nothing was done twice.") % {
        "name": act.moderator,
        "verb": act.get_verb_display(),
        "when": ago(act.created_at),
    }


def changes(act: Act) -> list[dict[str, str]]:
    """What the act changed, name by name, as the record shows it."""
    names = {
        "state": _("State"),
        "board": _("Board"),
        "is_locked": _("Locked"),
        "is_pinned": _("Pinned"),
        "is_masked": _("Numbers masked"),
        "merged_into": _("Joined with thread"),
        "new_thread": _("New thread"),
        "days": _("Days"),
    }
    found = []
    for name, label in names.items():
        before, after = act.before.get(name), act.after.get(name)
        if name in act.after and before != after:
            found.append({"name": label, "before": _shown(name, before), "after": _shown(name, after)})
    return found


def _shown(name: str, value) -> str:
    if name == "state":
        return str(dict(Moderated.State.choices).get(value, value))
    if value is None:
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return f"#{value}" if name in ("board", "merged_into", "new_thread") else str(value)
