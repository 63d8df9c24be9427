"""Models of work for tests, made with the services."""

from itertools import count

from forum.practices import services
from forum.practices.models import Adoption, Practice, Review, Setting, TargetGroup
from portal.units.models import Unit
from tests.forum.factories import make_member, make_officer

NUMBERS = count(1)
STEPS = [
    {"title": "Khảo sát nhu cầu", "who": "Chi hội trưởng", "days": "10", "text": "Đến từng dãy trọ, ghi số chị em và con nhỏ."},
    {"title": "Ra mắt câu lạc bộ", "who": "Hội LHPN phường", "days": "5", "text": "Chọn buổi tối, có chỗ cho trẻ chơi."},
    {"title": "Sinh hoạt hằng tháng", "who": "Ban chủ nhiệm", "days": "30", "text": "Mỗi tháng một chủ đề."},
]
FIGURES = [{"value": "78,85%", "measure": "", "what": "chị em tham gia đều", "period": "2025", "source": "Báo cáo năm"}]


def groups(*names: str) -> list[int]:
    """Ids of target groups, made where they are missing: a test that empties the tables empties the vocabulary too."""
    found = [TargetGroup.objects.get_or_create(name=name, defaults={"slug": f"nhom-{next(NUMBERS)}"})[0] for name in names]
    return [group.pk for group in found]


def settings(*slugs: str) -> list[str]:
    for slug in slugs:
        Setting.objects.get_or_create(slug=slug, defaults={"name": slug})
    return list(slugs)


def quick(unit: Unit, **values) -> dict:
    """What is typed on a quick sheet."""
    number = next(NUMBERS)
    given = {
        "name": f"Mô hình số {number}",
        "unit": str(unit.pk),
        "one_line": "Nhóm chị em gặp nhau mỗi tháng để giúp nhau việc nhà và việc làm.",
        "target_groups": groups("Phụ nữ nhập cư"),
        "contact": f"Hội LHPN {unit.name_in_text}, trụ sở Ủy ban nhân dân",
    }
    return given | values


def make_draft(unit: Unit, owner=None, **values) -> Practice:
    return services.share(by=owner or make_member(), values=quick(unit, **values))


def make_published(unit: Unit, owner=None, reviewer=None, **values) -> Practice:
    """Shared, sent to the unit above and accepted."""
    practice = make_draft(unit, owner, **values)
    version = services.submit(version=practice.versions.get(), by=practice.owner)
    services.accept(version=version, by=reviewer or make_member(), unit=unit.get_parent() or unit, ticks=list(Review.TICKS))
    return Practice.objects.get(pk=practice.pk)


def make_adoption(practice: Practice, unit: Unit, by=None, **fields) -> Adoption:
    return services.adopt(practice=practice, unit=unit, by=by or make_officer(unit), **fields)
