"""What moderation hands out to a member of her own, and what is left when she goes."""

import pytest

from portal.moderation import services
from portal.moderation.models import Act, PrivateReport, Report, Standing
from portal.moderation.personal import close, export

pytestmark = pytest.mark.django_db


def test_own_data_says_what_was_done_but_not_by_whom(post, staff, unit_tree):
    services.act(verb="hide", target=post, by=staff.ward, note="Nhẹ lời giúp nhé.")
    services.send_private(reporter=staff.author, unit=unit_tree.phu_dien, danger="past", text="Chuyện riêng")
    found = {name: list(rows) for name, rows in export(staff.author).items()}
    assert found["acts_of_moderators"][0]["told"] == "Nhẹ lời giúp nhé."
    assert found["private_reports"][0]["text"] == "Chuyện riêng"
    assert "Lê Thị Tâm" not in str(found)
    assert "tam" not in str(found["acts_of_moderators"])


def test_who_leaves_takes_her_words_along(thread, post, staff, unit_tree):
    services.report(target=post, reporter=staff.reader, ground="other", text="Lời của tôi")
    services.send_private(reporter=staff.reader, unit=unit_tree.phu_dien, danger="past", text="Chuyện riêng", contact="0912")
    services.act(verb="hide", target=post, by=staff.ward, note="…")
    services.thanked(user=staff.reader)
    close(staff.reader)
    assert list(Report.objects.values_list("reporter", "text")) == [(None, "")]
    assert list(PrivateReport.objects.values_list("reporter", "text", "contact")) == [(None, "", "")]
    assert not Standing.objects.filter(user=staff.reader).exists()
    assert Act.objects.count() == 1
