"""Waiting for a state of the page. Playwright's `wait_for_function` has the page evaluate text, which our policy of contents refuses."""

import time


def until(page, expression: str, seconds: float = 30) -> None:
    """Ask `expression` ten times a second until it is true."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"{page.url}: not within {seconds} s: {expression}"
        page.wait_for_timeout(100)


def follow(control) -> None:
    """Click what leads to another page, and return when that page is there.

    After a plain click the page left behind can still be the one that is asked, until the answer arrives.
    """
    with control.page.expect_navigation():
        control.first.click()
