"""The small federation of the newsroom's tests."""

from tests.news.conftest import federation, newsroom, person, write

__all__ = ["federation", "newsroom", "person", "write"]
