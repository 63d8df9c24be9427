"""Queries that name a person rather than a subject are not kept. Pure: no Django, no settings.

In doubt a query is not kept: the office loses a number, nobody loses her privacy.
"""

import re
import unicodedata

ADDRESS = re.compile(r"\S@\S")
# Dates, years and spans of years are digits in a row too once their signs are gone.
DATE = re.compile(r"(?<!\d)\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:19|20)\d\d(?!\d)")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Telephone, identity, account and passport numbers have at least seven digits, however they are grouped.
NUMBER = re.compile(r"\d(?:[\s._\-–—/()*]{0,3}\d){6,}")


def is_private(text: str) -> bool:
    """Whether `text` may be a telephone or identity number, the number of an account, or an e-mail address."""
    plain = unicodedata.normalize("NFKC", text)
    return bool(ADDRESS.search(plain) or NUMBER.search(YEAR.sub("§", DATE.sub("§", plain))))
