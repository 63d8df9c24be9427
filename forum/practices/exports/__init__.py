"""Files that people take away: a plan in Word, a table for a spreadsheet."""

from forum.practices.exports.names import file_name
from forum.practices.exports.plans import Plan, plan_document
from forum.practices.exports.sheets import ledger_sheet, practices_sheet

__all__ = ["Plan", "file_name", "ledger_sheet", "plan_document", "practices_sheet"]
