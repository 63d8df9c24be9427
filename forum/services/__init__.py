"""Everything that changes the forum: one verb a function, keyword-only, atomic. The caller asks `forum.permissions` first.

`body` is what the editor sends (HTML) or what a plain text area sends; see `forum.writing` for what becomes of it. What cannot be
done raises `forum.refusals.Refused`, whose text is for the person.
"""

from forum.services.answering import accept_answer, answer_officially, support, unaccept_answer, unsupport
from forum.services.drafts import drop_draft, save_draft
from forum.services.locking import lock, pin, unlock, unpin
from forum.services.moving import merge, move, rename, split
from forum.services.pictures import attach_picture
from forum.services.polls import open_poll, vote
from forum.services.proposing import propose_from_event
from forum.services.reacting import react, unreact
from forum.services.reading import mark_all_read, mark_read
from forum.services.replying import edit_post, remove_post, reply
from forum.services.starting import comment_on, open_from_event, start_thread
from forum.services.states import approve, ask_to_edit, hide, open_author, show

__all__ = [
    "accept_answer",
    "answer_officially",
    "approve",
    "ask_to_edit",
    "attach_picture",
    "comment_on",
    "drop_draft",
    "edit_post",
    "hide",
    "lock",
    "mark_all_read",
    "mark_read",
    "merge",
    "move",
    "open_author",
    "open_from_event",
    "open_poll",
    "pin",
    "propose_from_event",
    "react",
    "remove_post",
    "rename",
    "reply",
    "save_draft",
    "show",
    "split",
    "start_thread",
    "support",
    "unaccept_answer",
    "unlock",
    "unpin",
    "unreact",
    "unsupport",
    "vote",
]
