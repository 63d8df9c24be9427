import pytest

from portal.members.sms import MemorySender


@pytest.fixture(autouse=True)
def empty_outbox():
    MemorySender.outbox.clear()
