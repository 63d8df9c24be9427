"""What the library refuses, each with a sentence that tells the person what to do. Views show it beside `field`."""

from django.utils.translation import gettext_lazy as _

from forum.refusals import Refused


class Incomplete(Refused):
    """`errors`: the sentence for each field that stands in the way."""

    message = _("Something is missing before this can be sent. What you have written is kept.")
    field = ""

    def __init__(self, errors: dict[str, str]):
        self.errors = errors
        super().__init__()


class TooManyDrafts(Refused):
    message = _("You keep %(most)s models that nobody has reviewed yet. Finish one of them or put it aside, then share another.")
    field = ""


class ChangedMeanwhile(Refused):
    message = _("Somebody else has changed this meanwhile. Load the page again; what you typed stays in the fields.")
    field = ""


class SavedMeanwhile(Refused):
    message = _("Somebody else has saved this meanwhile; what stands there now is shown below. Send again to put yours in its place.")
    field = ""


class UnderReview(Refused):
    message = _("The unit above is looking at this version; take it back first if you want to change it.")
    field = ""


class WrittenMeanwhile(Refused):
    message = _("The author has changed this version since you opened it. Look at it again before you decide; your words are kept.")
    field = ""


class NotUnderReview(Refused):
    message = _("This version is not under review any more.")
    field = ""


class NoOpenVersion(Refused):
    message = _("This version was decided already. Begin a new one to change the model.")
    field = ""


class NotPublished(Refused):
    message = _("This model is not published, so this cannot be done yet.")
    field = ""


class NoteMissing(Refused):
    message = _("Write in a sentence why, so that the others know what to do.")
    field = "note"


class NotTicked(Refused):
    message = _("To accept a model, all four points must be ticked. If one does not hold, ask for changes.")
    field = "ticks"


class WrongLevel(Refused):
    message = _("%(unit)s is not at the level that you chose.")
    field = "level"


class NotAbove(Refused):
    message = _("%(unit)s does not stand above the unit that this model comes from, so it cannot recognise it.")
    field = "unit"


class InTheFuture(Refused):
    message = _("This day lies in the future. Write the day on which it happened.")
    field = "decided_on"


class NumberMissing(Refused):
    message = _("Write the number of the decision, for example 125/QĐ-BTV.")
    field = "decision_number"


class RecognisedAlready(Refused):
    message = _("%(unit)s has recognised this model already.")
    field = "unit"


class OwnPractice(Refused):
    message = _("%(unit)s is where this model comes from. Report its results on the model itself.")
    field = "unit"


class AdoptedAlready(Refused):
    message = _("%(unit)s has recorded this model already, since %(day)s. Change that entry instead of making a second one.")
    field = "unit"


class Withdrawn(Refused):
    message = _("This model was withdrawn; those who run it go on, but nobody can take it up anew.")
    field = "unit"


class FromElsewhere(Refused):
    message = _("The unit that you chose does not run this model.")
    field = "parent"


class Circle(Refused):
    message = _("%(other)s has this model from %(unit)s. Choose the origin or another unit that you have it from.")
    field = "parent"


class BeforeTheUnit(Refused):
    message = _("%(unit)s exists since %(day)s. If it began before, choose the former unit: %(former)s.")
    field = "started_on"


class BeforeTheUnitAlone(Refused):
    message = _("%(unit)s exists since %(day)s. Write a later day.")
    field = "started_on"


class BeforeThePractice(Refused):
    message = _("The model itself began in %(month)s. Write a later day.")
    field = "started_on"


class TooFarAhead(Refused):
    message = _("This start is more than a year ahead. Record it when it comes nearer.")
    field = "started_on"


class StopReasonMissing(Refused):
    message = _("Write why it stopped: others learn from it as much as from success.")
    field = "stop_reason"


class StoppedAlready(Refused):
    message = _("This entry has ended. Record the model anew if the unit takes it up again.")
    field = "state"


class Unreadable(Refused):
    """One field cannot be read; the sentence says why."""

    def __init__(self, field: str, sentence: str):
        self.field, self.sentence = field, sentence
        super().__init__()

    def __str__(self):
        return str(self.sentence)


class DoubtedAlready(Refused):
    message = _("You have questioned this figure already; write in the discussion of it.")
    field = "body"


class DecidedAlready(Refused):
    message = _("Somebody has decided this proposal already.")
    field = ""


class RuleBroken(Refused):
    message = _("This rule names something that does not exist: %(what)s.")
    field = "rule"


class NothingAddressed(Refused):
    message = _("Choose the article or the model that you want to commend.")
    field = "practice"
