import pytest

from portal.search.engines.circuit import FAILURES, LONGEST, SHORTEST, Circuit


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def circuit(clock):
    return Circuit(clock)


def break_it(circuit):
    for _ in range(FAILURES):
        circuit.failed()


def test_circuit_opens_after_failures_in_a_row(circuit):
    for _ in range(FAILURES - 1):
        circuit.failed()
    assert circuit.passes()
    circuit.worked()
    break_it(circuit)
    assert circuit.is_open
    assert not circuit.passes()


def test_open_circuit_lets_one_try_after_a_pause(circuit, clock):
    break_it(circuit)
    clock.now += SHORTEST
    assert circuit.passes()
    assert not circuit.passes()


def test_circuit_closes_when_the_try_works(circuit, clock):
    break_it(circuit)
    clock.now += SHORTEST
    circuit.passes()
    circuit.worked()
    assert not circuit.is_open
    assert circuit.passes()
    assert circuit.passes()


def test_pause_grows_up_to_a_bound(circuit, clock):
    break_it(circuit)
    for _ in range(12):
        clock.now += LONGEST
        assert circuit.passes()
        circuit.failed()
    clock.now += LONGEST - 1
    assert not circuit.passes()
    clock.now += 1
    assert circuit.passes()


def test_try_that_never_ends_does_not_keep_others_away(circuit, clock):
    break_it(circuit)
    clock.now += SHORTEST
    assert circuit.passes()
    clock.now += LONGEST
    assert circuit.passes()
