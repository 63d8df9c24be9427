"""Names of people and of their pages: what may stand in one, and which two read alike. Pure: no models, no settings."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from portal.ui.folding import fold
from portal.ui.typed import clean_line

LONGEST = 60
LONGEST_USERNAME = 30
# As many digits as a date needs; more are a number by which somebody is called.
MOST_DIGITS = 8
# Besides letters and their marks: Y Bih Niê-Kdăm, H'Viên, Nguyễn Thị Sen (Phú Diễn), Sen 85.
SIGNS = set(" '’.-()") | set("0123456789")
# What only an office calls itself; folded, as whole words.
OFFICES = (
    "admin",
    "administrator",
    "ban bien tap",
    "ban chap hanh",
    "ban dieu hanh",
    "ban quan tri",
    "ban thuong vu",
    "can bo hoi",
    "dieu hanh vien",
    "hoi lhpn",
    "hoi lien hiep phu nu",
    "hoi phu nu",
    "moderator",
    "quan tri vien",
    "toa soan",
    "trung uong hoi",
)
# No page of a member stands at one of these addresses: they read like the office, or are needed by the site.
RESERVED_WORDS = """
    abuse admin administrator anonymous api ban-bien-tap ban-quan-tri cong-tac-vien dang-ky dang-nhap dieu-hanh editor guest
    help hoi hoi-lhpn hoi-phu-nu hoi-vien hotline info lhpn lien-he mail member moderator nguoi-dung noreply office postmaster
    quan-tri root security staff superuser support system tai-khoan thanh-vien thong-bao toa-soan tro-giup trung-uong user
    webmaster www
"""
RESERVED = frozenset(RESERVED_WORDS.split())
# Characters that are read for another one; the name is folded first, so only plain letters and digits are left.
TWINS = str.maketrans("0134578il", "oieastbii")
NOT_A_LETTER = re.compile("[^a-z0-9]")

ODD_SIGN = _("“%(sign)s” cannot stand in a name. Use letters, spaces, full stops, hyphens and apostrophes.")
NUMBER = _("A name holds no telephone number: everybody can read it.")
NO_NAME = _("Write your name with at least two letters.")
OFFICE_NAME = _("This reads like the name of an office of the Union. Write the name by which people know you.")


def is_name_sign(sign: str) -> bool:
    """Latin letters of any language with their marks, and what stands between the parts of a name. Other scripts have letters that
    look like Latin ones and are not."""
    if sign in SIGNS:
        return True
    category = unicodedata.category(sign)
    return category == "Mn" or (category.startswith("L") and unicodedata.name(sign, "").startswith("LATIN"))


def clean_name(text: str) -> str:
    """A person's name as it is kept: one line, composed, without anything invisible. Raises `ValidationError` for what is no name."""
    name = clean_line(text)
    odd = next((sign for sign in name if not is_name_sign(sign)), "")
    if odd:
        raise ValidationError(ODD_SIGN, code="sign", params={"sign": odd})
    if sum(sign.isalpha() for sign in name) < 2 or len(re.findall("[\u0300-\u036f]", unicodedata.normalize("NFD", name))) > 3 * len(name):
        raise ValidationError(NO_NAME, code="no_name")
    if sum(sign.isdecimal() for sign in name) > MOST_DIGITS:
        raise ValidationError(NUMBER, code="number")
    if says_office(name):
        raise ValidationError(OFFICE_NAME, code="office")
    return name


def says_office(name: str) -> bool:
    words = f" {' '.join(re.findall('[a-z0-9]+', fold(name).lower()))} "
    return any(f" {office} " in words for office in OFFICES)


def name_key(name: str) -> str:
    """Equal for names that are read alike: "Đỗ Thị Hạnh", "do thi hanh", "D0 Thj... Hạnh" with a zero, "Vvõ" for "Wõ"."""
    letters = NOT_A_LETTER.sub("", fold(unicodedata.normalize("NFKC", name)).lower().translate(TWINS))
    return letters.replace("vv", "w").replace("rn", "m")[:120]


def username_of(name: str) -> str:
    """The beginning of an address for `name`: "Nguyễn Thị Sen" gives "nguyen-thi-sen"; "hoi-vien" where nothing is left."""
    slug = slugify(fold(name))[: LONGEST_USERNAME - 8].strip("-")
    return slug if len(slug) > 1 and slug not in RESERVED and not slug.isdigit() else "hoi-vien-moi"
