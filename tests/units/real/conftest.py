"""The real data, loaded once for all tests of this folder."""

import pytest
from django.db import connection, transaction

from portal.units.loading import load_units


@pytest.fixture(scope="package", autouse=True)
def loaded(django_db_setup, django_db_blocker):
    """All units in a transaction of the folder; each test then has a savepoint of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        summary = load_units()
        connection.check_constraints()  # Once, here: PostgreSQL would check all these rows again after every test.
        yield summary
        transaction.set_rollback(True)
