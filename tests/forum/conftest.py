import pytest

from tests.forum import factories


@pytest.fixture
def board(unit_tree):
    """A board for everyone, of the ward Phú Diễn."""
    return factories.make_board(unit_tree.phu_dien)


@pytest.fixture
def thread(board):
    return factories.make_thread(board)
