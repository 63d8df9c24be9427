"""Fixtures that all tests may use."""

import pytest


@pytest.fixture
def site(db):
    """A prepared installation: front page, site, calendar."""
    from portal.home.services import prepare

    prepare()
