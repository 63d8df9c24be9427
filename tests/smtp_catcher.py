"""A mail server that keeps what it is sent, and refuses what a test tells it to.

    def test_mail(smtp):                      # the fixture of tests/conftest.py: Django sends to it by SMTP
        smtp.refuse("gone@example.org")       # 550 for this recipient; any other code or words may be given
        ...
        assert smtp.mails[0].to == ["mai@example.org"]
        assert "Xin chào" in smtp.mails[0].plain

It speaks as much SMTP as smtplib does, on a free port of this machine, in a thread of its own.
"""

import asyncio
import email
import email.policy
import threading
from collections import Counter
from dataclasses import dataclass
from email.message import EmailMessage


@dataclass(frozen=True)
class Mail:
    """One mail as it came over the wire."""

    sender: str
    to: list[str]  # From the envelope, not from the headers.
    message: EmailMessage
    raw: bytes

    @property
    def plain(self) -> str:
        return self._part("plain")

    @property
    def html(self) -> str:
        return self._part("html")

    def _part(self, kind: str) -> str:
        body = self.message.get_body((kind,))
        return body.get_content() if body else ""


class SmtpCatcher:
    """`mails` in the order in which they came, `taken` the number of mails by address; `sessions` counts connections.

    With `keep = False` only `taken` grows. Use as a context manager.
    """

    def __init__(self, host: str = "127.0.0.1"):
        self.host, self.port = host, 0
        self.mails: list[Mail] = []
        self.sessions = 0
        self.refused: dict[str, tuple[int, str]] = {}
        self.data_answer: tuple[int, str] | None = None
        self.hang_up_after: int | None = None
        self.keep = True
        self.count = 0
        self.taken: Counter[str] = Counter()
        self.loop = asyncio.new_event_loop()
        self.ready = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True, name="smtp-catcher")

    def refuse(self, address: str, code: int = 550, words: str = "5.1.1 No such person here") -> None:
        """Answer `code` when a mail is for `address`; "*" stands for everybody."""
        self.refused[address] = (code, words)

    def refuse_content(self, code: int = 554, words: str = "5.6.0 Not taken") -> None:
        """Answer `code` at the end of each mail."""
        self.data_answer = (code, words)

    def hang_up(self, after: int) -> None:
        """Break the connection when `after` mails in all have come."""
        self.hang_up_after = after

    def clear(self) -> None:
        """Forget mails and refusals."""
        self.mails.clear()
        self.taken.clear()
        self.refused.clear()
        self.data_answer = self.hang_up_after = None
        self.count = 0

    def __enter__(self) -> "SmtpCatcher":
        self.thread.start()
        self.ready.wait(5)
        return self

    def __exit__(self, *error) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        server = self.loop.run_until_complete(asyncio.start_server(self._serve, self.host, 0))
        self.port = server.sockets[0].getsockname()[1]
        self.ready.set()
        self.loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        self.loop.run_until_complete(asyncio.sleep(0))
        self.loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.sessions += 1
        try:
            await self._talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def say(code: int, words: str) -> None:
            writer.write(f"{code} {words}\r\n".encode())
            await writer.drain()

        sender, to = "", []
        await say(220, "catcher ready")
        while line := (await reader.readline()).decode("utf-8", "replace").strip():
            verb = line.split(" ", 1)[0].upper()
            if verb in ("EHLO", "HELO"):
                writer.write(b"250-catcher\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n")
                await writer.drain()
            elif verb == "MAIL":
                sender, to = _address(line), []
                await say(250, "ok")
            elif verb == "RCPT":
                answer = self.refused.get(_address(line)) or self.refused.get("*")
                if answer is None:
                    to.append(_address(line))
                await say(*(answer or (250, "ok")))
            elif verb == "DATA":
                await say(354, "go on")
                raw = (await reader.readuntil(b"\r\n.\r\n"))[:-5].replace(b"\r\n..", b"\r\n.")
                if self.hang_up_after is not None and self.count >= self.hang_up_after:
                    return
                if self.data_answer is None:
                    self._take(sender, to, raw)
                await say(*(self.data_answer or (250, "taken")))
            elif verb == "QUIT":
                await say(221, "bye")
                return
            else:
                await say(250, "ok")

    def _take(self, sender: str, to: list[str], raw: bytes) -> None:
        self.count += 1
        self.taken.update(to)
        if self.keep:
            message = email.message_from_bytes(raw, policy=email.policy.default)
            self.mails.append(Mail(sender, list(to), message, raw))


def _address(line: str) -> str:
    return line[line.index("<") + 1 : line.index(">")] if "<" in line else ""
