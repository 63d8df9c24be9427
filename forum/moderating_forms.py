"""What a moderator must say to rename, move, split and merge threads.

Each form is made with `target` and `by`; `options()` is what the act gets.
"""

import re

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from forum.models import Board, Thread
from forum.refusals import Refused
from forum.services.composing import TITLE_LENGTH, title_of
from portal.moderation.models.acts import Verb
from portal.ui.typed import clean_line

MOST_FOUND = 8
MOST_POSTS = 500
ADDRESS = re.compile(r"/(\d{1,18})-[\w-]*/?(?:[?#].*)?$|^#?(\d{1,18})$")
RANGE = re.compile(r"^(\d{1,9})(?:\s*[-–]\s*(\d{1,9}))?$")


class OptionsForm(forms.Form):
    def __init__(self, *args, target, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.target, self.by = target, by

    def options(self) -> dict:
        return dict(self.cleaned_data)


def boards_for(thread: Thread, by) -> QuerySet[Board]:
    """Where `by` may put `thread` or a part of it: boards that she reads, and that nobody reads to whom it was closed."""
    return Board.objects.visible_to(by).no_wider_than(thread.board).exclude(pk=thread.board_id)


def fit(title: str) -> str:
    """`title` as a thread may be called."""
    try:
        return title_of(title)[0]
    except Refused as refusal:
        raise forms.ValidationError(str(refusal)) from refusal


class RenameForm(OptionsForm):
    title = forms.CharField(label=_("New title"), max_length=TITLE_LENGTH)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("title", self.target.title)

    def clean_title(self):
        title = fit(self.cleaned_data["title"])
        if title == self.target.title:
            raise forms.ValidationError(_("The thread has this title already."))
        return title


class MoveForm(OptionsForm):
    board = forms.ModelChoiceField(label=_("To the board"), queryset=Board.objects.none(), empty_label=_("Choose a board"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["board"].queryset = boards_for(self.target, self.by)


class SplitForm(OptionsForm):
    numbers = forms.CharField(
        label=_("Which posts"), max_length=200, help_text=_("Their numbers, as they stand beside the posts: 3-7, 9. The first post stays.")
    )
    title = forms.CharField(label=_("Title of the new thread"), max_length=TITLE_LENGTH)
    board = forms.ModelChoiceField(label=_("In the board"), queryset=Board.objects.none(), required=False, empty_label=_("The same board"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["board"].queryset = boards_for(self.target, self.by)

    def clean_title(self):
        return fit(self.cleaned_data["title"])

    def clean_numbers(self):
        wanted = Q()
        for part in filter(None, re.split(r"[,;\s]+(?![-–\s])", re.sub(r"\s*[-–]\s*", "-", self.cleaned_data["numbers"].strip()))):
            match = RANGE.match(part)
            if not match:
                raise forms.ValidationError(_("“%(part)s” is no number of a post. Write for example: 3-7, 9."), params={"part": part[:40]})
            first, last = int(match[1]), int(match[2] or match[1])
            wanted |= Q(number__gte=min(first, last), number__lte=max(first, last))
        posts = list(self.target.posts.filter(wanted).exclude(number=1).order_by("number")[: MOST_POSTS + 1]) if wanted else []
        if not posts:
            raise forms.ValidationError(_("There are no posts with these numbers besides the first, which stays."))
        if len(posts) > MOST_POSTS:
            raise forms.ValidationError(_("At most %(most)s posts at a time."), params={"most": MOST_POSTS})
        return posts

    def options(self):
        return {"posts": self.cleaned_data["numbers"], "title": self.cleaned_data["title"], "board": self.cleaned_data["board"]}


class MergeForm(OptionsForm):
    """The other thread by its address, or by words of its title; of several that fit one is chosen."""

    into = forms.CharField(
        label=_("With the thread"),
        max_length=300,
        help_text=_("Its address, or words of its title. The posts of this thread go behind its posts."),
    )
    chosen = forms.ChoiceField(label=_("Which one?"), required=False, widget=forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.found = self._look_up(clean_line(self.data.get(self.add_prefix("into"), ""))) if self.is_bound else []
        self.fields["chosen"].choices = [(str(thread.pk), f"{thread.title} – {thread.board}") for thread in self.found]
        if len(self.found) < 2:
            self.fields["chosen"].widget = forms.HiddenInput()

    def _look_up(self, typed: str) -> list[Thread]:
        threads = Thread.objects.moderated_by(self.by).in_boards().filter(merged_into=None).exclude(pk=self.target.pk)
        threads = threads.exclude(state="removed").select_related("board")
        threads = threads.filter(board__in=Board.objects.no_wider_than(self.target.board).values("pk"))
        match = ADDRESS.search(typed)
        if match:
            return list(threads.filter(pk=int(match[1] or match[2])))
        words = typed.split()[:8]
        for word in words:
            threads = threads.filter(title__icontains=word)
        return list(threads.order_by("-last_post_at")[:MOST_FOUND]) if words else []

    def clean(self):
        cleaned = super().clean()
        by_id = {str(thread.pk): thread for thread in self.found}
        chosen = by_id.get(self.data.get(self.add_prefix("chosen"), "")) or (self.found[0] if len(self.found) == 1 else None)
        if chosen is None and "into" not in self.errors:
            said = _("Several threads fit. Choose one below.") if self.found else _("No thread that you moderate fits these words.")
            self.add_error("into", said)
        return cleaned | {"thread": chosen}

    def options(self):
        return {"into": self.cleaned_data["thread"]}


FORMS = {Verb.RENAME: RenameForm, Verb.MOVE: MoveForm, Verb.SPLIT: SplitForm, Verb.MERGE: MergeForm}
