import pytest

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
