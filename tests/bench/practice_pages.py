"""`python -m tests.bench.practice_pages`: one JSON object with the figures of the library of models that the environment names.

Visitors and officers look: the same officers in every library, of a ward, of a province and of the centre.
"""

import json
import statistics
import sys
import time

import django

django.setup()

from django.conf import settings  # noqa: E402  (Django must be set up first)
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from forum.practices import exports  # noqa: E402
from forum.practices.models import Adoption, Practice, PracticeVersion  # noqa: E402
from portal.members.models import User  # noqa: E402
from portal.units.models import Role, Unit  # noqa: E402

ROUNDS = 15
COMMUNE, PROVINCE, CENTRAL = Unit.Level.COMMUNE, Unit.Level.PROVINCE, Unit.Level.CENTRAL


def officer(level: str) -> User:
    """An account that is officer of the unit of `level` in which most adoptions were recorded."""
    user, is_new = User.objects.get_or_create(
        username=f"do-{level}", defaults={"name": "Cán bộ đo", "name_key": f"do-{level}", "email": f"do-{level}@example.vn"}
    )
    if is_new:
        place = {COMMUNE: "counts_for", PROVINCE: "province"}.get(level)
        current = Unit.objects.current().filter(level=level).order_by("path")
        rows = Adoption.objects.filter(**{f"{place}__in": current.values("pk")}).values_list(place, flat=True)[:1] if place else []
        unit = Unit.objects.get(pk=rows[0]) if rows else current[0]
        Role.objects.create(user=user, unit=unit, kind=Role.Kind.OFFICER)
    return user


def pages() -> dict[str, tuple[str, User | None]]:
    """Name → address, and who looks."""
    most = list(Practice.objects.listed().order_by("-adoption_count", "pk")[:4])
    compared = "&".join(f"m={practice.slug}" for practice in most)
    place = "dia_ban=khu-nha-tro&cho_ai=2&cho_ai=3&hoi_vien=40&kinh_phi=10+trieu&nhan_luc=5&cho=room&thang=3"
    ward, province, centre = (officer(level) for level in (COMMUNE, PROVINCE, CENTRAL))
    adoption = most[0].adoptions.order_by("pk")[0]
    units = {user: user.roles.select_related("unit").get().unit for user in (ward, province, centre)}
    waiting = PracticeVersion.objects.filter(state="review").select_related("practice").order_by("pk").first()
    found = {
        "list": ("/mo-hinh/", None),
        "list, narrowed": ("/mo-hinh/?dia-ban=khu-nha-tro&kinh-phi=20&kinh-phi=50&xep=ap-dung", None),
        "list, words": ("/mo-hinh/?q=phu+nu+khoi+nghiep", None),
        "list, far down": ("/mo-hinh/?trang=3", None),
        "model, most adoptions": (most[0].get_absolute_url(), None),
        "model, to its officer": (most[0].get_absolute_url(), province),
        "history": (f"{most[0].get_absolute_url()}lich-su/", None),
        "one page to print": (f"{most[0].get_absolute_url()}mot-trang/", None),
        "adoption": (adoption.get_absolute_url(), None),
        "compare four": (f"/mo-hinh/so-sanh/?{compared}", None),
        "fit finder": (f"/mo-hinh/tim-phu-hop/?{place}", None),
        "desk of a ward": ("/ban-lam-viec/", ward),
        "desk of a province": ("/ban-lam-viec/", province),
        "desk of the centre": ("/ban-lam-viec/", centre),
        **{f"ledger/{unit.level}": (f"{unit.get_absolute_url()}so-ket/", None) for unit in units.values()},
    }
    if waiting:
        found["review"] = (f"{waiting.practice.get_absolute_url()}duyet/", User.objects.filter(is_superuser=True).order_by("pk")[0])
    return found


def measure(address: str, user: User | None) -> dict:
    """Queries of one warm request, bytes of the page, and the least and the median of the server's ms over ROUNDS requests."""
    client = Client(headers={"host": settings.ALLOWED_HOSTS[0]})
    if user is not None:
        client.force_login(user)
    for _ in range(2):
        response = client.get(address)
        if response.status_code != 200:
            sys.exit(f"{address}: {response.status_code} for {user}")
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    count = len([query for query in queries.captured_queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))])
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - started) * 1000)
    return {"queries": count, "median_ms": statistics.median(times), "least_ms": min(times), "bytes": len(response.content)}


def plan_ms() -> float:
    """A plan in Word of the model with the most steps, the median of ten."""
    practice = Practice.objects.listed().order_by("-days_needed")[0]
    unit, times = Unit.objects.get(level=CENTRAL), []
    for _ in range(10):
        started = time.perf_counter()
        exports.plan_document(exports.Plan(practice=practice, unit=unit, starts_on=timezone.localdate(), dated=timezone.localdate()))
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def main() -> None:
    found = {name: measure(*page) for name, page in pages().items()}
    counted = {"models": Practice.objects.count(), "adoptions": Adoption.objects.count()}
    most = Practice.objects.order_by("-adoption_count").values_list("adoption_count", flat=True)[0]
    print(json.dumps({**counted, "most": most, "pages": found, "plan_ms": plan_ms()}))  # noqa: T201


if __name__ == "__main__":
    main()
