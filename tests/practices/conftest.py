import pytest

from tests.practices import factories


@pytest.fixture
def practice(unit_tree):
    """A published model of the ward Phú Diễn."""
    return factories.make_published(unit_tree.phu_dien)


@pytest.fixture
def draft(unit_tree):
    return factories.make_draft(unit_tree.phu_dien)
