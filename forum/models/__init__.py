"""The rows of the forum. Boards hold threads, threads hold posts; what people do with them stands beside."""

from forum.models.boards import Board, BoardModerator
from forum.models.members import Draft, ReadCutoff, ReadMark
from forum.models.polls import Poll, PollOption, PollVote
from forum.models.posts import Mention, Post, PostDocument, PostPicture, PostVersion, Reaction
from forum.models.threads import ProposalStep, Support, Thread, ThreadTopic

__all__ = [
    "Board",
    "BoardModerator",
    "Draft",
    "Mention",
    "Poll",
    "PollOption",
    "PollVote",
    "Post",
    "PostDocument",
    "PostPicture",
    "PostVersion",
    "ProposalStep",
    "Reaction",
    "ReadCutoff",
    "ReadMark",
    "Support",
    "Thread",
    "ThreadTopic",
]
