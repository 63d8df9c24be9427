"""Reads of the forum. Everything that anybody sees starts from `visible_to` of its model.

Who sees what:

- a *board*: everybody, members, or officers – those who hold any role in the unit of the board or below it – and always its moderators;
- a *moderator* of a board: named in `BoardModerator`, or moderator or administrator of its unit or above; of a thread without board (the
  discussion of an article): the same of the unit of the article. A superuser moderates all;
- what is *held* or *hidden*: its author and the moderators. What its author *removed* stays as a trace without words;
- a thread in no board follows its article: what is not public is not discussed in public.
"""

from forum.querysets.boards import BoardQuerySet
from forum.querysets.posts import PostQuerySet
from forum.querysets.threads import ThreadQuerySet

__all__ = ["BoardQuerySet", "PostQuerySet", "ThreadQuerySet"]
