"""Everything that changes the library: one verb a function, keyword-only, atomic. The caller asks `forum.practices.permissions` first.

What cannot be done raises `forum.refusals.Refused` or one of `forum.practices.refusals`, whose text is for the person and whose
`field` says where it belongs; `Incomplete` carries a sentence for each field.
"""

from forum.practices.services.adopting import adopt, change_adoption_state, correct_adoption, report_results, retrace
from forum.practices.services.asking import ask_owner, doubt_figure, open_discussion
from forum.practices.services.finding import link_found, make_from_found, propose, refuse_found
from forum.practices.services.guiding import address_guidance, end_guidance, state_facts
from forum.practices.services.reviewing import accept, archive, ask_changes, check_again, recognise, refuse
from forum.practices.services.sharing import (
    NEEDED,
    Completed,
    complete,
    hand_over,
    missing_words,
    obstacles,
    open_version,
    revise,
    share,
    submit,
    take_back,
    withdraw,
)
from forum.practices.services.states import hide, show

__all__ = [
    "NEEDED",
    "Completed",
    "accept",
    "address_guidance",
    "adopt",
    "archive",
    "ask_changes",
    "ask_owner",
    "change_adoption_state",
    "check_again",
    "complete",
    "correct_adoption",
    "doubt_figure",
    "end_guidance",
    "hand_over",
    "hide",
    "link_found",
    "make_from_found",
    "missing_words",
    "obstacles",
    "open_discussion",
    "open_version",
    "propose",
    "recognise",
    "refuse",
    "refuse_found",
    "report_results",
    "retrace",
    "revise",
    "share",
    "show",
    "state_facts",
    "submit",
    "take_back",
    "withdraw",
]
