"""What moderators can do with posts and threads: the handlers that `settings.MODERATED` names."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from forum import services
from forum.models import Board, BoardModerator, Post, Thread
from forum.moderating_forms import FORMS
from forum.moderating_undo import remask, unmerge, unmove, unsplit
from forum.rendering import PICTURE, readable
from forum.services.states import set_state
from portal.moderation import services as moderation
from portal.moderation.handlers import Card, Handler, Scope
from portal.moderation.models import Hold
from portal.moderation.models.acts import Verb
from portal.notifications import services as notifications

HELD, SHOWN, HIDDEN, REMOVED = Post.State.HELD, Post.State.SHOWN, Post.State.HIDDEN, Post.State.REMOVED
PERSONAL = {Verb.WARN, Verb.SILENCE, Verb.BAN}
BY_STATE = {
    HELD: {Verb.APPROVE, Verb.HIDE, Verb.ASK_TO_EDIT},
    SHOWN: {Verb.KEEP, Verb.HIDE, Verb.ASK_TO_EDIT},
    HIDDEN: {Verb.SHOW, Verb.KEEP},
    REMOVED: {Verb.KEEP},
}


def place_of(board_id: int) -> str:
    """How the queue names a board."""
    return f"board-{board_id}"


def scope_of(thread: Thread) -> Scope:
    """The moderators of its board; of an article's discussion those of the article's unit."""
    if thread.board_id:
        return Scope(unit=thread.board.unit_id, place=place_of(thread.board_id))
    return Scope(unit=thread.unit_id)


class ForumHandler(Handler):
    """What posts and threads have in common."""

    def person(self, target):
        return target.author

    def is_anonymous(self, target):
        return target.is_anonymous

    def is_visible(self, user, target):
        return self.model.objects.visible_to(user).filter(pk=target.pk).exists()

    def restore_state(self, act, target, by):
        if act.before.get("state") != act.after.get("state"):
            set_state(target=target, state=act.before["state"], by=by, reason=act.before.get("state_reason", ""))


class PostHandler(ForumHandler):
    model = Post
    key = "bai"
    verbs = (
        Verb.APPROVE,
        Verb.ALLOW_NUMBERS,
        Verb.ASK_TO_EDIT,
        Verb.HIDE,
        Verb.SHOW,
        Verb.KEEP,
        Verb.OPEN_AUTHOR,
        Verb.WARN,
        Verb.SILENCE,
        Verb.BAN,
    )

    def places(self, user):
        named = BoardModerator.objects.filter(user=user).select_related("board")
        return {place_of(each.board_id): each.board.name for each in named}

    def names(self, places):
        ids = [int(place.removeprefix("board-")) for place in places if place.startswith("board-")]
        return {place_of(pk): name for pk, name in Board.objects.filter(pk__in=ids).values_list("pk", "name")} if ids else {}

    def load(self, ids):
        posts = Post.objects.select_related("thread__board", "author", "reply_to").prefetch_related("pictures")
        return posts.in_bulk(list(ids))

    def lock(self, pk):
        return Post.objects.select_for_update(of=("self",)).select_related("thread__board", "author").get(pk=pk)

    def scope(self, target):
        return scope_of(target.thread)

    def card(self, target):
        thread = target.thread
        return Card(
            title=thread.title,
            url=target.get_absolute_url(),
            kind=thread.get_kind_display() if target.number == 1 else _("post"),
            context=thread.board.name if thread.board_id else _("Readers' opinions"),
            body=getattr(target, "readable", ""),
            unmasked=getattr(target, "readable_unmasked", ""),
            template="moderation/_card_post.html",
        )

    def open_to(self, user, targets):
        """Words quoted from where `user` does not read stay closed to her, whatever she moderates here. Pictures stand below the text."""
        targets = list(targets)
        bodies = readable([body for each in targets for body in (each.body, each.body_unmasked)], user)
        bodies = [PICTURE.sub("", body) for body in bodies]
        for place, each in enumerate(targets):
            each.readable, each.readable_unmasked = bodies[2 * place : 2 * place + 2]

    def possible(self, target):
        found = set(BY_STATE[target.state]) | PERSONAL
        if target.body_unmasked and target.state in (HELD, SHOWN):
            found.add(Verb.ALLOW_NUMBERS)
        if target.is_anonymous:
            found.add(Verb.OPEN_AUTHOR)
        return found

    def snapshot(self, target):
        now = {"state": target.state, "state_reason": target.state_reason, "is_masked": bool(target.body_unmasked)}
        return now | ({"thread_state": target.thread.state} if target.number == 1 else {})

    def apply(self, verb, target, *, by, told, options):
        masked = target.body
        if verb == Verb.APPROVE:
            services.approve(target=target, by=by)
        elif verb == Verb.ALLOW_NUMBERS:
            services.approve(target=target, by=by, unmask=True)
        elif verb == Verb.HIDE:
            services.hide(target=target, by=by, reason=told)
        elif verb == Verb.SHOW:
            services.show(target=target, by=by)
        elif verb == Verb.ASK_TO_EDIT:
            services.ask_to_edit(target=target, by=by, reason=told)
        target.refresh_from_db()
        target.thread.refresh_from_db()
        return {"masked_body": masked} if verb == Verb.ALLOW_NUMBERS else {}

    def restore(self, act, target, *, by):
        if act.verb == Verb.ALLOW_NUMBERS:
            remask(target, act.after.get("masked_body", ""))
        self.restore_state(act, target, by)


class ThreadHandler(ForumHandler):
    model = Thread
    key = "chu-de"
    settling = Handler.settling | {Verb.MERGE}
    verbs = (
        Verb.APPROVE,
        Verb.KEEP,
        Verb.HIDE,
        Verb.SHOW,
        Verb.RENAME,
        Verb.MOVE,
        Verb.SPLIT,
        Verb.MERGE,
        Verb.LOCK,
        Verb.UNLOCK,
        Verb.PIN,
        Verb.UNPIN,
    )

    def load(self, ids):
        return Thread.objects.select_related("board", "author").in_bulk(list(ids))

    def lock(self, pk):
        return Thread.objects.select_for_update(of=("self",)).select_related("board", "author").get(pk=pk)

    def scope(self, target):
        return scope_of(target)

    def card(self, target):
        context = target.board.name if target.board_id else _("Readers' opinions")
        return Card(title=target.title, url=target.get_absolute_url(), kind=target.get_kind_display(), context=context)

    def possible(self, target):
        found = BY_STATE[target.state] - {Verb.ASK_TO_EDIT}
        found = found | {Verb.UNLOCK if target.is_locked else Verb.LOCK}
        if target.board_id and target.merged_into_id is None:
            found |= {Verb.RENAME, Verb.MOVE, Verb.SPLIT, Verb.MERGE, Verb.UNPIN if target.is_pinned else Verb.PIN}
        return found

    def form(self, verb):
        return FORMS.get(verb)

    def snapshot(self, target):
        return {
            "state": target.state,
            "state_reason": target.state_reason,
            "title": target.title,
            "board": target.board_id,
            "is_locked": target.is_locked,
            "is_pinned": target.is_pinned,
            "merged_into": target.merged_into_id,
        }

    def apply(self, verb, target, *, by, told, options):
        extra = getattr(self, f"_{verb}")(target, by, told, options) or {}
        target.refresh_from_db()
        return extra

    def restore(self, act, target, *, by):
        if act.verb == Verb.SPLIT:
            unsplit(act, target, by)
        elif act.verb == Verb.MERGE:
            unmerge(act, target, by)
        elif act.verb == Verb.RENAME:
            services.rename(thread=target, title=act.before["title"], by=by)
        elif act.verb == Verb.MOVE:
            unmove(act, target, by)
        elif act.verb in (Verb.LOCK, Verb.UNLOCK):
            (services.lock if act.before["is_locked"] else services.unlock)(thread=target, by=by)
        elif act.verb in (Verb.PIN, Verb.UNPIN):
            (services.pin if act.before["is_pinned"] else services.unpin)(thread=target, by=by)
        else:
            self.restore_state(act, target, by)
        follow_lines(target)

    def _approve(self, thread, by, told, options):
        services.approve(target=thread, by=by)

    def _hide(self, thread, by, told, options):
        services.hide(target=thread, by=by, reason=told)

    def _show(self, thread, by, told, options):
        services.show(target=thread, by=by)

    def _lock(self, thread, by, told, options):
        services.lock(thread=thread, by=by)

    def _unlock(self, thread, by, told, options):
        services.unlock(thread=thread, by=by)

    def _pin(self, thread, by, told, options):
        services.pin(thread=thread, by=by)

    def _unpin(self, thread, by, told, options):
        services.unpin(thread=thread, by=by)

    def _rename(self, thread, by, told, options):
        services.rename(thread=thread, title=options["title"], by=by)

    def _move(self, thread, by, told, options):
        services.move(thread=thread, board=options["board"], by=by)
        thread.refresh_from_db()
        follow_lines(thread)

    def _split(self, thread, by, told, options):
        posts = list(options["posts"])
        numbers = [[post.pk, post.number] for post in posts]
        marks = {"accepted": thread.accepted_post_id, "official": thread.official_post_id}
        new = services.split(thread=thread, posts=posts, title=options["title"], board=options.get("board"), by=by)
        follow_lines(new)
        notifications.carry_follows(source=thread, target=new, among={post.author_id for post in posts})
        return {"new_thread": new.pk, "posts": numbers, "marks": marks}

    def _merge(self, thread, by, told, options):
        into = options["into"]
        numbers = list(map(list, thread.posts.order_by("number").values_list("pk", "number")))
        marks = {"accepted": thread.accepted_post_id, "official": thread.official_post_id}
        services.merge(thread=thread, into=into, by=by)
        follow_lines(into)
        return {"posts": numbers, "marks": marks, "followers": notifications.carry_follows(source=thread, target=into)}


def follow_lines(thread: Thread) -> None:
    """Lines of the queue about `thread` and its posts stand where it stands now."""
    for model, ids in ((Thread, [thread.pk]), (Post, Post.objects.filter(thread=thread).values("pk"))):
        kind = ContentType.objects.get_for_model(model)
        waiting = Hold.objects.open().filter(target_type=kind, target_id__in=ids).values_list("target_id", flat=True)
        related = ("board",) if model is Thread else ("thread__board",)
        moderation.rescope(targets=model.objects.filter(pk__in=list(waiting)).select_related(*related))
