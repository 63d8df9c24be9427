"""A short silent film that wanders over pictures: VP8 key frames, as a lossy WebP holds them, in a WebM container.

The container is the smallest that browsers play (https://www.webmproject.org/docs/container/, RFC 8794 for EBML).
"""

import struct
from io import BytesIO

from PIL import Image

FRAME = (640, 360)
RATE = 10
SECONDS_A_PICTURE = 4
FADE = 8


def filmed(sheets: list[Image.Image]) -> bytes:
    """A WebM film of all pictures, each moved over slowly, one fading into the next."""
    shots = [wander(sheet, backwards=number % 2 == 1) for number, sheet in enumerate(sheets)]
    frames: list[Image.Image] = []
    for shot in shots:
        joined = min(FADE, len(frames), len(shot))
        for step in range(joined):
            at = len(frames) - joined + step
            frames[at] = Image.blend(frames[at], shot[step], (step + 1) / (joined + 1))
        frames += shot[joined:]
    return container([key_frame(frame) for frame in frames])


def wander(sheet: Image.Image, *, backwards: bool) -> list[Image.Image]:
    """The frames of one picture: the eye comes slowly nearer, or draws back."""
    count = RATE * SECONDS_A_PICTURE
    width, height = sheet.width, sheet.width * FRAME[1] // FRAME[0]
    top = max(0, (sheet.height - height) // 2)
    shots = []
    for step in range(count):
        near = 0.22 * (count - 1 - step if backwards else step) / (count - 1)
        dx, dy = width * near / 2, height * near / 2
        shots.append(sheet.resize(FRAME, Image.Resampling.BILINEAR, (dx, top + dy, width - dx, min(sheet.height, top + height) - dy)))
    return shots


def key_frame(frame: Image.Image) -> bytes:
    """The VP8 frame inside a lossy WebP file."""
    file = BytesIO()
    frame.save(file, "WEBP", quality=62, method=1)
    data = file.getvalue()
    at = data.index(b"VP8 ")
    return data[at + 8 : at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")]


def element(code: str, payload: bytes) -> bytes:
    return bytes.fromhex(code) + (len(payload) | 1 << 56).to_bytes(8, "big") + payload


def number(code: str, value: int) -> bytes:
    return element(code, value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big"))


def container(frames: list[bytes]) -> bytes:
    """The WebM file: header, one video track, a cluster of blocks a second, and an index to jump by."""
    head = number("4286", 1) + number("42F7", 1) + number("42F2", 4) + number("42F3", 8)
    head += element("4282", b"webm") + number("4287", 2) + number("4285", 2)
    length = len(frames) * 1000 / RATE
    info = number("2AD7B1", 1_000_000) + element("4D80", b"portal") + element("5741", b"portal") + element("4489", double(length))
    track = number("D7", 1) + number("73C5", 1) + number("83", 1) + element("86", b"V_VP8")
    track += element("E0", number("B0", FRAME[0]) + number("BA", FRAME[1]))
    body = element("1549A966", info) + element("1654AE6B", element("AE", track))
    cues = b""
    clusters = b""
    groups = [frames[at : at + RATE] for at in range(0, len(frames), RATE)]
    room = len(element("1C53BB6B", b"".join(cue(second, 1 << 40) for second in range(len(groups)))))
    for second, group in enumerate(groups):
        cues += cue(second, len(body) + room + len(clusters))
        blocks = b"".join(simple_block(step * 1000 // RATE, frame) for step, frame in enumerate(group))
        clusters += element("1F43B675", number("E7", second * 1000) + blocks)
    return element("1A45DFA3", head) + element("18538067", body + element("1C53BB6B", cues) + clusters)


def cue(second: int, position: int) -> bytes:
    """Where the cluster of that second begins; of fixed length, so that the index can stand before what it points to."""
    track = number("F7", 1) + element("F1", position.to_bytes(8, "big"))
    return element("BB", element("B3", (second * 1000).to_bytes(4, "big")) + element("B7", track))


def simple_block(milliseconds: int, frame: bytes) -> bytes:
    return element("A3", b"\x81" + milliseconds.to_bytes(2, "big") + b"\x80" + frame)


def double(value: float) -> bytes:
    return struct.pack(">d", value)
