"""Documents that nobody asked for: reports of routine work by the thousand, from the words of `routine.txt`, `said.txt` and `places.txt`.

The same count gives the same documents, and the first of a larger number are those of a smaller one.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from portal.demo.invention import GIVEN, MIDDLES, SURNAMES

FOLDER = Path(__file__).resolve().parent
SEED = 20261123
KINDS = ("xã", "phường")
BODIES = ("Hội LHPN", "Chi hội khu dân cư số 2", "Chi hội thôn Trung", "Ban chấp hành Hội")
OPENINGS = (
    "{unit} tổ chức {subject}",
    "{place}: sôi nổi {subject}",
    "{n} người tham gia {subject} ở {place}",
    "Kết quả {subject} năm nay của {place}",
    "{place} duy trì {subject} năm thứ {m}",
    "Ghi ở {place}: {subject}",
)


def lines(name: str) -> list[str]:
    return [line for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def distractors(count: int) -> Iterator[dict[str, str]]:
    """`count` documents, named thuong-ky-00000 and so on."""
    rng = Random(SEED)
    subjects = [[part.strip() for part in line.split("|")] for line in lines("routine.txt")]
    said = lines("said.txt")
    first, second = (line.split() for line in lines("places.txt"))
    for number in range(count):
        subject, *told = rng.choice(subjects)
        place = f"{rng.choice(KINDS)} {rng.choice(first)} {rng.choice(second)}"
        title = _filled(rng.choice(OPENINGS), rng, place, subject)
        body = [*told, *rng.sample(said, rng.randint(5, 10))]
        rng.shuffle(body)
        text = " ".join(_filled(sentence, rng, place, subject) for sentence in body)
        yield {"id": f"thuong-ky-{number:05d}", "title": title[:1].upper() + title[1:], "text": text}


def _filled(sentence: str, rng: Random, place: str, subject: str) -> str:
    day = f"{rng.randint(1, 28)}/{rng.randint(1, 12)}/{rng.randint(2018, 2026)}"
    name = f"chị {rng.choice(SURNAMES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}"
    facts = {"unit": f"{rng.choice(BODIES)} {place}", "place": place, "subject": subject, "name": name, "day": day}
    return sentence.format(**facts, n=rng.randint(20, 900), m=rng.randint(2, 14))
