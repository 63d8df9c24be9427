"""The settings that the federation tells apart, and a first list of target groups that the office edits."""

from django.db import migrations

SETTINGS = [
    ("do-thi", "Đô thị"),
    ("nong-thon", "Nông thôn"),
    ("mien-nui", "Miền núi"),
    ("bien-gioi", "Biên giới"),
    ("hai-dao", "Hải đảo"),
    ("khu-cong-nghiep", "Khu công nghiệp"),
    ("chung-cu", "Chung cư"),
    ("khu-nha-tro", "Khu nhà trọ"),
]
TARGET_GROUPS = [
    ("hoi-vien", "Hội viên phụ nữ"),
    ("phu-nu-nhap-cu", "Phụ nữ nhập cư"),
    ("nu-cong-nhan", "Nữ công nhân"),
    ("phu-nu-ngheo", "Phụ nữ nghèo, cận nghèo"),
    ("phu-nu-dan-toc-thieu-so", "Phụ nữ dân tộc thiểu số"),
    ("phu-nu-don-than", "Phụ nữ đơn thân"),
    ("phu-nu-khuyet-tat", "Phụ nữ khuyết tật"),
    ("phu-nu-cao-tuoi", "Phụ nữ cao tuổi"),
    ("phu-nu-trung-nien", "Phụ nữ trung niên"),
    ("phu-nu-tre", "Phụ nữ trẻ, thanh nữ"),
    ("phu-nu-co-con-nho", "Phụ nữ có con nhỏ"),
    ("phu-nu-khoi-nghiep", "Phụ nữ khởi nghiệp"),
    ("nan-nhan-bao-luc", "Người bị bạo lực"),
    ("gia-dinh", "Gia đình"),
    ("tre-em", "Trẻ em, trẻ mồ côi"),
    ("hoc-sinh", "Học sinh, sinh viên"),
    ("nam-gioi", "Nam giới"),
    ("can-bo-hoi", "Cán bộ Hội"),
]


def add(apps, schema_editor):
    for name, rows in (("Setting", SETTINGS), ("TargetGroup", TARGET_GROUPS)):
        model = apps.get_model("practices", name)
        model.objects.bulk_create([model(slug=slug, name=label, order=order) for order, (slug, label) in enumerate(rows)])


class Migration(migrations.Migration):
    dependencies = [("practices", "0001_initial")]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
