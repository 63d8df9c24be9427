"""Who may do what in the forum. `Rights` answers for one person in one thread without asking twice; the predicates ask it.

What a person may not see is asked of `visible_to` first and is 404; what these refuse is 403.
"""

from functools import cached_property

from django.utils import timezone

from forum.models import Board, BoardModerator, Post, Thread
from forum.querysets.boards import MODERATORS
from forum.standing import may_write
from portal.units.models import Role
from portal.units.permissions import holds

OFFICIALS = (Role.Kind.OFFICER, Role.Kind.ADMINISTRATOR)
CLOSED_PROPOSALS = {Thread.Proposal.DONE, Thread.Proposal.DECLINED}
# A post of one's own can be edited while people see it or while it waits; what a moderator hid stays as it was judged.
EDITABLE = {Post.State.SHOWN, Post.State.HELD}


class Rights:
    """What `user` may do in `thread`. Made once for a page; each question costs at most its query once."""

    def __init__(self, user, thread: Thread):
        self.user, self.thread = user, thread

    @cached_property
    def writes(self) -> bool:
        return may_write(self.user)

    @cached_property
    def moderates(self) -> bool:
        return can_moderate(self.user, self.thread)

    @cached_property
    def reads(self) -> bool:
        return Thread.objects.visible_to(self.user).filter(pk=self.thread.pk).exists()

    @cached_property
    def is_open(self) -> bool:
        """Shown, in its own place, and not locked – except to moderators."""
        thread = self.thread
        return thread.is_shown and thread.merged_into_id is None and (not thread.is_locked or self.moderates)

    @cached_property
    def replies(self) -> bool:
        return self.writes and self.is_open and self.reads

    @property
    def is_author(self) -> bool:
        return self.user.is_authenticated and self.thread.author_id == self.user.pk

    @property
    def accepts(self) -> bool:
        """Marks an answer of a question as the one that helped."""
        return self.thread.kind == Thread.Kind.QUESTION and self.writes and self.thread.is_shown and (self.is_author or self.moderates)

    @property
    def supports(self) -> bool:
        """Votes for a proposal of somebody else that is not closed."""
        thread = self.thread
        open_proposal = thread.kind == Thread.Kind.PROPOSAL and thread.proposal_state not in CLOSED_PROPOSALS
        return open_proposal and not self.is_author and self.writes and self.is_open and self.reads

    @cached_property
    def answers_officially(self) -> bool:
        """Says for the unit that is asked – or the board's, where none is named – what becomes of a proposal."""
        if self.thread.kind != Thread.Kind.PROPOSAL or not self.writes or not self.is_open:
            return False
        return self.speaks_for_unit

    @cached_property
    def speaks_for_unit(self) -> bool:
        """Is an officer of the unit that the thread asks, or of the board's where none is named."""
        unit_id = self.thread.unit_id or (self.thread.board.unit_id if self.thread.board_id else None)
        return holds(self.user, unit_id, *OFFICIALS)

    @property
    def renames(self) -> bool:
        """Gives her own thread another title while it is open. What moderators rename is an act, on record."""
        thread = self.thread
        is_there = thread.state in EDITABLE and thread.board_id is not None and thread.merged_into_id is None
        return is_there and self.is_author and self.writes and not self._is_closed

    @property
    def opens_poll(self) -> bool:
        return self.writes and self.is_open and (self.is_author or self.moderates) and not hasattr(self.thread, "poll")

    @property
    def votes(self) -> bool:
        """Votes in the poll of the thread while it is open."""
        poll = getattr(self.thread, "poll", None)
        return poll is not None and (poll.closes_at is None or poll.closes_at > timezone.now()) and self.replies

    def edits(self, post: Post) -> bool:
        """Her own words, while the thread is open."""
        return self.wrote(post) and post.state in EDITABLE and self.writes and not self._is_closed

    def removes(self, post: Post) -> bool:
        """Her own words, at any time."""
        return self.wrote(post) and post.state in EDITABLE

    def reacts(self, post: Post) -> bool:
        return post.is_shown and not self.wrote(post) and self.writes and self.reads

    def sees_words(self, post: Post) -> bool:
        """Whether the words of a post that she meets are shown to her; of what was removed there are none."""
        return post.is_shown or (post.state != Post.State.REMOVED and (self.wrote(post) or self.moderates))

    def sees_history(self, post: Post) -> bool:
        return self.moderates or (self.sees_words(post) and post.version_count > 1)

    def wrote(self, post: Post) -> bool:
        return self.user.is_authenticated and post.author_id == self.user.pk

    @property
    def _is_closed(self) -> bool:
        return self.thread.is_locked and not self.moderates


def can_moderate(user, obj: Board | Thread | Post) -> bool:
    """Whether `user` looks after the board, the thread or the post; see `forum.querysets` for the rule."""
    if user is None or not user.is_authenticated or not user.is_active:
        return False
    if user.is_superuser:
        return True
    if isinstance(obj, Post):
        obj = obj.thread
    board_id = obj.pk if isinstance(obj, Board) else obj.board_id
    if board_id is None:
        return holds(user, obj.unit_id, *MODERATORS)
    if BoardModerator.objects.filter(board=board_id, user=user).exists():
        return True
    return holds(user, obj.unit_id if isinstance(obj, Board) else obj.board.unit_id, *MODERATORS)


def can_read(user, obj: Board | Thread | Post) -> bool:
    return type(obj).objects.visible_to(user).filter(pk=obj.pk).exists()


def can_start(user, board: Board, kind: str | None = None) -> bool:
    """Begin a thread, of that kind where one is named."""
    if not may_write(user) or not can_read(user, board):
        return False
    if kind is not None and (kind not in STARTED_BY_PEOPLE or (board.kinds and kind not in board.kinds)):
        return False
    return board.is_open or can_moderate(user, board)


STARTED_BY_PEOPLE = (Thread.Kind.EXPERIENCE, Thread.Kind.QUESTION, Thread.Kind.PROPOSAL)


def can_ask_anonymously(user, board: Board) -> bool:
    return board.allows_anonymous and can_start(user, board, Thread.Kind.QUESTION)


def can_comment(user, *, mode: str = "open") -> bool:
    """Write the first comment of a page whose discussion is in `mode`: "open", "held" (each waits) or "closed"."""
    return mode != "closed" and may_write(user)


def can_reply(user, thread: Thread) -> bool:
    return Rights(user, thread).replies


def can_edit(user, post: Post) -> bool:
    return Rights(user, post.thread).edits(post)


def can_accept(user, thread: Thread) -> bool:
    return Rights(user, thread).accepts


def can_support(user, thread: Thread) -> bool:
    return Rights(user, thread).supports


def can_answer_officially(user, thread: Thread) -> bool:
    return Rights(user, thread).answers_officially
