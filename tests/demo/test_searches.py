import pytest

from portal.demo.saved import KEPT, add_saved_searches
from portal.demo.searches import add_searches
from portal.search.office.models import Asked
from portal.search.office.private import is_private


@pytest.mark.django_db
def test_searches_are_added_once_and_name_no_person():
    added = add_searches()
    assert added > 500
    assert added == sum(Asked.objects.values_list("times", flat=True))
    assert not any(is_private(text) for text in Asked.objects.values_list("text", flat=True))
    assert add_searches() == 0


@pytest.mark.django_db
def test_searches_are_kept_once_for_those_who_are_there(site, django_user_model):
    assert add_saved_searches() == 0
    django_user_model.objects.create_user("sen", "sen@example.org", name="Phạm Thị Sen")
    assert add_saved_searches() == sum(who == "sen" for who, *_rest in KEPT)
    assert add_saved_searches() == 0
