"""Writes of moderation. The caller has asked for permission; nothing here knows a content app."""

from portal.moderation.services.acting import act, undo
from portal.moderation.services.holding import edited, flag, flag_account, hold, reasons_to_hold, rescope, withdraw
from portal.moderation.services.private import answer_private, open_private, readdress, send_private
from portal.moderation.services.reporting import report
from portal.moderation.services.standing import noticed_reading, posted, recompute, thanked, unposted, unthanked

__all__ = [
    "act",
    "answer_private",
    "edited",
    "flag",
    "flag_account",
    "hold",
    "noticed_reading",
    "open_private",
    "posted",
    "readdress",
    "reasons_to_hold",
    "recompute",
    "report",
    "rescope",
    "send_private",
    "thanked",
    "undo",
    "unposted",
    "unthanked",
    "withdraw",
]
