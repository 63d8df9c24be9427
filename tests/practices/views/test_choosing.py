"""The fit finder and the comparison."""

import pytest

from tests.practices import factories
from tests.practices.views.test_reading import queries


def test_finder_ranks_with_reasons_and_what_does_not_fit(client, unit_tree):
    factories.make_published(unit_tree.phu_dien, name="Vườn rau cả năm", settings=factories.settings("mien-nui"), cost_once="90 triệu")
    factories.make_published(unit_tree.phu_dien, name="Tổ phụ nữ nhà trọ", settings=factories.settings("khu-nha-tro"), cost_once="8 triệu")
    content = client.get("/mo-hinh/tim-phu-hop/?dia_ban=khu-nha-tro&kinh_phi=10+tri%E1%BB%87u").content.decode()
    assert content.index("Tổ phụ nữ nhà trọ") < content.index("Vườn rau cả năm")
    assert "8/10 triệu" in content
    assert "fits__reasons--against" in content


def test_finder_says_at_the_field_what_it_cannot_read(client, practice):
    content = client.get("/mo-hinh/tim-phu-hop/?kinh_phi=nhi%E1%BB%81u+l%E1%BA%AFm&nhan_luc=-2").content.decode()
    assert content.count("field--wrong") == 2
    assert 'value="nhiều lắm"' in content


@pytest.mark.parametrize("query", ["dia_ban=%00&cho_ai=99999999999999999999999", "cho=x", "thang=" + "9" * 500])
def test_finder_hostile_answers_are_harmless(client, practice, query):
    assert client.get(f"/mo-hinh/tim-phu-hop/?{query}").status_code == 200


def test_finder_asks_as_often_for_many_models_as_for_two(client, unit_tree):
    address = "/mo-hinh/tim-phu-hop/?dia_ban=khu-nha-tro"
    for _number in range(2):
        factories.make_published(unit_tree.phu_dien, settings=factories.settings("khu-nha-tro"))
    few = queries(client, address)
    for _number in range(4):
        factories.make_published(unit_tree.phu_dien, settings=factories.settings("khu-nha-tro"))
    assert queries(client, address) == few <= 16


def test_compare_keeps_her_order_and_at_most_four(client, unit_tree):
    made = [factories.make_published(unit_tree.phu_dien, name=f"Mô hình thứ {word}") for word in ("nhất", "hai", "ba", "tư", "năm")]
    address = "/mo-hinh/so-sanh/?" + "&".join(f"m={practice.slug}" for practice in reversed(made))
    content = client.get(address).content.decode()
    head = content[content.index("<thead>") : content.index("</thead>")]
    assert [name for name in ("năm", "tư", "ba", "hai", "nhất") if f"thứ {name}<" in head] == ["năm", "tư", "ba", "hai"]
    assert head.index("thứ năm") < head.index("thứ hai")
    assert "message--warning" in content


def test_compare_asks_as_often_for_four_as_for_two(client, unit_tree):
    slugs = [factories.make_published(unit_tree.phu_dien, steps=factories.STEPS, figures=factories.FIGURES).slug for _number in range(4)]
    two, four = (queries(client, "/mo-hinh/so-sanh/?" + "&".join(f"m={slug}" for slug in slugs[:count])) for count in (2, 4))
    assert four <= two <= 20


def test_compare_does_not_show_drafts_and_says_what_is_missing(client, practice, draft):
    content = client.get(f"/mo-hinh/so-sanh/?m={practice.slug}&m={draft.slug}&m=%00").content.decode()
    assert practice.name in content
    assert draft.name not in content
    assert "message--warning" in content


@pytest.mark.parametrize("address", ["so-sanh/?m=mot-hai", "tim-phu-hop/?kinh_phi=10+trieu"])
def test_search_engines_are_led_to_the_page_without_a_question(client, practice, address):
    content = client.get(f"/mo-hinh/{address}").content.decode()
    assert f'<link rel="canonical" href="http://testserver/mo-hinh/{address.partition("?")[0]}">' in content
    assert "noindex" not in content
