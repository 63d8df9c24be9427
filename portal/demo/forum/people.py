"""The members of the demo: about 130 people of many units, from new members to those whom everybody knows."""

from datetime import timedelta
from io import BytesIO
from random import Random

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from PIL import Image

from portal.demo.accounts import DEMO_PASSWORD, PEOPLE, Person
from portal.demo.forum.reading import Member, read_members
from portal.demo.pictures.scenes import painted
from portal.demo.places import find_unit
from portal.members.models import User
from portal.members.names import name_key
from portal.members.services import confirm_email
from portal.moderation.models import Standing
from portal.units.models import Membership, Role

# What somebody of each level of trust has done so far: days with reading, posts read. The other counters are those of her posts.
READ = {"new": (0, 4), "member": (9, 90), "trusted": (40, 700), "veteran": (230, 5200)}
FACE = (192, 192)
LEVELS = {"new": 0, "member": 1, "trusted": 2, "veteran": 3}
SHOWS = {
    "chi": "thành viên mới, bài chờ duyệt",
    "ngan": "cán bộ Hội, điều hành một ban",
    "ut": "thành viên lâu năm",
    "cuc": "đang tạm dừng viết bài",
    "dao": "cán bộ Hội, điều hành một ban",
    "mo": "cán bộ Hội, thành viên lâu năm",
}
HOME = "phường Phú Diễn, Hà Nội"
# A third of the members has a picture; the others show their initials.
PORTRAITS = 3
INTRODUCTIONS = {
    "cb": "Cán bộ Hội. Hỏi gì biết thì trả lời, không biết thì đi hỏi hộ.",
    "gia": "Đã nghỉ hưu, sinh hoạt chi hội đều, thích nghe hơn nói.",
    "tre": "Đi làm xa nhà, vào đây đọc mỗi tối.",
    "hv": "Hội viên. Thích chuyện thật, ngắn thôi.",
}


def everybody() -> list[Member]:
    """Members of the forum, and the accounts of the newsroom that speak there too."""
    staff = [
        Member(each.username, each.name, unit_of(each), frozenset({"hv", "hn"} if not (each.role or each.is_superuser) else {"cb", "new"}))
        for each in PEOPLE
    ]
    return read_members() + staff


def unit_of(person: Person) -> str:
    """Whom she counts herself among: where she holds a role, and Phú Diễn for those without."""
    return person.unit or HOME


def logins() -> list[tuple[str, str, str]]:
    """Who of the forum can sign in to the demo: username, what she shows, unit."""
    return [(each.username, SHOWS[each.username], each.unit) for each in read_members() if "login" in each.tags]


def add_members(*, random_passwords: bool) -> int:
    """Accounts, units, roles and standing of all members that are not there yet. Returns how many accounts are new."""
    members = read_members()
    there = set(User.objects.filter(username__in=[member.username for member in members]).values_list("username", flat=True))
    has_left = User.objects.exclude(closed_at=None).exists()
    missing = [each for each in members if each.username not in there and not (has_left and "closed" in each.tags)]
    with transaction.atomic():
        User.objects.bulk_create(account(member, number) for number, member in enumerate(missing))
        users = User.objects.in_bulk([member.username for member in members], field_name="username")
        for member in missing:
            if "login" in member.tags and not random_passwords:
                users[member.username].set_password(DEMO_PASSWORD)
                users[member.username].save(update_fields=["password"])
                confirm_email(user=users[member.username])
        add_belonging(missing, users)
        add_standing(users, {member.username: member.tags for member in members})
    add_portraits([users[member.username] for member in missing[::PORTRAITS]])
    return len(missing)


def account(member: Member, number: int) -> User:
    """An account without a password; most joined within the last two years."""
    rng = Random(member.username)  # noqa: S311  (dates, not secrets)
    age = 6 if "new" in member.tags else rng.randint(430, 900) if "veteran" in member.tags else rng.randint(415, 640)
    tag = next(tag for tag in ("gia", "tre", "cb", "hv") if tag in member.tags)
    user = User(
        username=member.username,
        name=member.name,
        email=f"{member.username}@hoiphunu.example",
        introduction=INTRODUCTIONS[tag] if number % 4 == 1 and "new" not in member.tags else "",
        date_joined=timezone.now() - timedelta(days=age, minutes=rng.randint(0, 900)),
    )
    user.set_unusable_password()
    user.name_key = name_key(member.name)
    return user


def add_belonging(members: list[Member], users: dict[str, User]) -> None:
    """Their units, and the role of officer for those who hold one. Rows in bulk, as `units.services` would write them."""
    units = {name: find_unit(name) for name in {member.unit for member in members}}
    Membership.objects.bulk_create(
        [Membership(user=users[member.username], unit=units[member.unit], since=users[member.username].date_joined) for member in members],
        ignore_conflicts=True,
    )
    Role.objects.bulk_create(
        [Role(user=users[each.username], unit=units[each.unit], kind=Role.Kind.OFFICER) for each in members if "cb" in each.tags],
        ignore_conflicts=True,
    )


def belong_to_staff() -> None:
    """The newsroom's people have units of their own too."""
    for person in PEOPLE:
        user = User.objects.get(username=person.username)
        Membership.objects.get_or_create(user=user, defaults={"unit": find_unit(unit_of(person))})


def add_standing(users: dict[str, User], tags: dict[str, frozenset[str]]) -> None:
    """How far each is trusted; counters of posts follow when there are posts."""
    rows = []
    staff = {user.username: user for user in User.objects.filter(username__in=[person.username for person in PEOPLE])}
    for username, user in {**users, **staff}.items():
        level = next((name for name in READ if name in tags.get(username, ())), "trusted" if username in staff else "member")
        days, posts = READ["member" if username == "sen" else level]
        floor = {"new": (0, 0), "member": (3, 1), "trusted": (12, 6), "veteran": (60, 35)}[level]
        rows.append(Standing(user=user, level=LEVELS[level], days_read=days, posts_read=posts, posts_shown=floor[0], thanks=floor[1]))
    Standing.objects.bulk_create(rows, ignore_conflicts=True)


def add_portraits(users: list[User]) -> None:
    for number, user in enumerate(users):
        if user.photo:
            continue
        _name, data, _shows = painted(f"face-{number % 14 + 1}")
        user.photo.save(f"demo-{user.pk}.webp", ContentFile(small(data)), save=False)
        user.save(update_fields=["photo"])


def small(data: bytes) -> bytes:
    """A painted face as large as the photo that a member uploads is kept."""
    buffer = BytesIO()
    with Image.open(BytesIO(data)) as face:
        face.convert("RGB").resize(FACE, Image.Resampling.LANCZOS).save(buffer, "WEBP", quality=82)
    return buffer.getvalue()
