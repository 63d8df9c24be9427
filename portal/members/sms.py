"""Text messages. `settings.SMS_BACKEND` names the class that sends them: anything with `send(number, text)`."""

import json
import sys
from typing import ClassVar

import requests
from django.conf import settings

SECONDS = 10


class ConsoleSender:
    """For development: the message stands on the console."""

    def send(self, number: str, text: str) -> None:
        sys.stdout.write(f"SMS {number}: {text}\n")
        sys.stdout.flush()


class MemorySender:
    """For tests: messages are kept in `outbox`, newest last."""

    outbox: ClassVar[list[tuple[str, str]]] = []

    def send(self, number: str, text: str) -> None:
        self.outbox.append((number, text))


class FileSender:
    """For tests in a browser: a line of JSON for each message in the file that `SMS_URL` names."""

    def send(self, number: str, text: str) -> None:
        with open(settings.SMS_URL, "a", encoding="utf-8") as outbox:
            outbox.write(json.dumps({"to": number, "text": text}, ensure_ascii=False) + "\n")


class HttpSender:
    """POST of JSON `{"to": "+84…", "from": SMS_SENDER, "text": …}` to `SMS_URL` with `Authorization: Bearer SMS_TOKEN`.

    Providers with another form get a small class of their own. An answer that is no success raises, so that the task stands as failed.
    """

    def send(self, number: str, text: str) -> None:
        message = {"to": number, "from": settings.SMS_SENDER, "text": text}
        headers = {"Authorization": f"Bearer {settings.SMS_TOKEN}"}
        requests.post(settings.SMS_URL, json=message, headers=headers, timeout=SECONDS).raise_for_status()
