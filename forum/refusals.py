"""What the forum refuses, each with a sentence that tells the person what to do. Views show it beside `field`."""

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """Something that cannot be done; `str()` is a whole sentence for the person, `field` the place in the form."""

    message = _("This cannot be done.")
    field = "body"

    def __init__(self, **params):
        self.params = params
        super().__init__()

    def __str__(self):
        return str(self.message) % self.params if self.params else str(self.message)


class Empty(Refused):
    message = _("Write something first.")


class TooLong(Refused):
    message = _("This text has %(length)s characters; at most %(most)s are accepted. Split it into two posts.")


class TitleMissing(Refused):
    message = _("Give the thread a title of at least %(least)s letters.")
    field = "title"


class NumberInTitle(Refused):
    message = _("Leave telephone, account and identity numbers out of the title: everybody can read it.")
    field = "title"


class TooManyPictures(Refused):
    message = _("At most %(most)s pictures fit into one post.")


class PictureRefused(Refused):
    """What is wrong with an uploaded picture, in the words of `portal.pages.photo_files`."""

    message = "%(why)s"
    field = "picture"


class TooManyUnsent(Refused):
    message = _("You have uploaded many pictures without sending the posts they are for. Send those first.")
    field = "picture"


class TooManyMentions(Refused):
    message = _("At most %(most)s people or units can be called in one post.")


class TooManyToday(Refused):
    message = _("You have written as much as is allowed in a day for now. Your text is kept as a draft; send it tomorrow.")


class ThreadClosed(Refused):
    message = _("This thread has been locked meanwhile. Your text is kept as a draft.")


class ThreadGone(Refused):
    message = _("This thread is not shown any more. Your text is kept as a draft.")


class DiscussionClosed(Refused):
    message = _("The discussion of this article is closed.")


class WrongKind(Refused):
    message = _("This cannot be done with a thread of this kind.")


class ChangedMeanwhile(Refused):
    message = _("This was changed meanwhile. Look at how it stands now, then decide again.")


class PollClosed(Refused):
    message = _("This poll is closed.")


class NumberInPoll(Refused):
    message = _("Leave telephone, account and identity numbers out of the poll: everybody can read it.")
    field = "poll"


class OneAnswer(Refused):
    message = _("Choose one answer.")
    field = "poll"


class PollBroken(Refused):
    message = _("A poll needs a question and between %(least)s and %(most)s different answers.")
    field = "poll"
