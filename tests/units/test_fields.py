import pytest
from django import forms
from django.http import QueryDict
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, get_form_for_model

from news.models import Author
from portal.units.fields import UnitChoiceField, UnitChooser
from portal.units.models import Unit

pytestmark = pytest.mark.django_db


class ReportForm(forms.Form):
    unit = UnitChoiceField(required=True)


def post(**data):
    query = QueryDict(mutable=True)
    query.update({key.replace("_", "-"): value for key, value in data.items()})
    return ReportForm(query)


def test_choose_takes_what_the_list_put_in(unit_tree):
    form = post(unit=str(unit_tree.phu_dien.pk), unit_text=str(unit_tree.phu_dien))
    assert form.is_valid()
    assert form.cleaned_data["unit"] == unit_tree.phu_dien


def test_choose_takes_the_id_alone(unit_tree):
    assert post(unit=str(unit_tree.phu_dien.pk)).is_valid()


@pytest.mark.parametrize("digits", ["9" * 18, "9" * 19, "9" * 40, "9" * 5_000])
@pytest.mark.parametrize("text", [None, "Phường Phú Diễn"])
def test_choose_refuses_a_number_of_any_length(unit_tree, digits, text):
    form = post(unit=digits, **({} if text is None else {"unit_text": text}))
    assert not form.is_valid()
    assert "unit-text" in str(form["unit"])


def test_choose_without_script_takes_a_full_name(unit_tree):
    form = post(unit_text="Phường Phú Diễn, thành phố Hà Nội")
    assert form.is_valid()
    assert form.cleaned_data["unit"] == unit_tree.phu_dien


def test_choose_without_script_offers_candidates_and_keeps_what_was_typed(unit_tree):
    form = post(unit_text="phu dien")
    assert form.errors.as_data()["unit"][0].code == "unclear"
    html = str(form["unit"])
    assert 'value="phu dien"' in html
    assert f'name="unit-choice" value="{unit_tree.phu_dien.pk}"' in html
    assert "quận Bắc Từ Liêm" in html


def test_choose_among_candidates_takes_the_radio_button(unit_tree):
    form = post(unit_text="phu dien", unit_choice=str(unit_tree.phu_dien_cu.pk))
    assert form.is_valid()
    assert form.cleaned_data["unit"] == unit_tree.phu_dien_cu


def test_choose_does_not_take_a_stale_id(unit_tree):
    form = post(unit=str(unit_tree.phu_dien.pk), unit_text="Quận 1, Thành phố Hồ Chí Minh")
    assert form.is_valid()
    assert form.cleaned_data["unit"] == unit_tree.quan_1


def test_choose_does_not_take_a_number_for_an_id(unit_tree):
    assert post(unit_text=str(unit_tree.phu_dien.pk)).errors.as_data()["unit"][0].code in ("unknown", "unclear")


def test_choose_refuses_what_nobody_is_called(unit_tree):
    form = post(unit_text="Atlantis")
    assert form.errors.as_data()["unit"][0].code == "unknown"


def test_choose_refuses_a_unit_outside_the_queryset(unit_tree):
    form = post(unit=str(unit_tree.quan_1.pk), unit_text=str(unit_tree.quan_1))
    form.fields["unit"].queryset = Unit.objects.current()
    assert form.errors.as_data()["unit"][0].code == "invalid_choice"


def test_choose_needs_something(unit_tree):
    assert post(unit="", unit_text="  ").errors.as_data()["unit"][0].code == "required"


@pytest.mark.parametrize("text", ["x" * 10_000, "\u202e\u200b", "🌸", "%_'\"<script>"])
def test_choose_bears_bad_input(unit_tree, text):
    form = post(unit_text=text)
    assert not form.is_valid()
    assert "<script>" not in str(form["unit"])


def test_panel_of_the_admin_uses_the_chooser(unit_tree):
    panel = FieldPanel("unit").bind_to_model(Author)
    form = get_form_for_model(Author, form_class=WagtailAdminModelForm, **panel.get_form_options())
    assert isinstance(form().fields["unit"], UnitChoiceField)
    assert "<unit-chooser" in str(form(instance=Author(unit=unit_tree.phu_dien))["unit"])


def test_panel_of_the_admin_passes_the_scope_on(unit_tree):
    panel = FieldPanel("unit", widget=UnitChooser(scope="write")).bind_to_model(Author)
    form = get_form_for_model(Author, form_class=WagtailAdminModelForm, **panel.get_form_options())
    assert 'data-scope="write"' in str(form()["unit"])
