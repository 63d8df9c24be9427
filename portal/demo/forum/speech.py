"""Words with choices: "{Em|Mình} cũng vậy" is said in one of its ways, and those of "[con chim|con mèo] … [bay|cào]" fit each other.

What was said once is not said again while there is another way.
"""

import re
from collections import Counter
from random import Random

INNERMOST = re.compile(r"\{([^{}]*)\}")
FITTING = re.compile(r"\[([^\[\]]*\|[^\[\]]*)\]")


def said(text: str, rng: Random) -> str:
    """`text` with every choice made, the inner ones first; of choices in square brackets the same one in each."""
    while match := INNERMOST.search(text):
        text = text[: match.start()] + rng.choice(match[1].split("|")) + text[match.end() :]
    place = rng.randrange(min((match[1].count("|") + 1 for match in FITTING.finditer(text)), default=1))
    return FITTING.sub(lambda match: match[1].split("|")[place], text)


class Speech:
    """Says texts in ways that were not used yet."""

    def __init__(self, rng: Random):
        self.rng = rng
        self.used: Counter[str] = Counter()
        self.said: Counter[str] = Counter()

    def pick(self, texts: list[str]) -> str:
        """One of `texts`, those that were used least first."""
        least = min(self.used[text] for text in texts)
        text = self.rng.choice([text for text in texts if self.used[text] == least])
        self.used[text] += 1
        return text

    def say(self, text: str) -> str:
        """`text` in the rarest of several ways."""
        ways = [said(text, self.rng) for _ in range(16)]
        way = min(ways, key=lambda each: self.said[each])
        self.said[way] += 1
        return way
