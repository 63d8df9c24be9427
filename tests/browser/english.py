"""Finds English on a screen that should be Vietnamese: by words that English messages are made of, not by letters.

The words are those of the msgids of Wagtail, Django and the portal. A word that the Vietnamese messages use as well ("tin",
"video", "website") is no sign of English; neither are names.
"""

import re
from functools import cache
from pathlib import Path

import django
import polib
import wagtail

ROOT = Path(__file__).resolve().parent.parent.parent
WORD = re.compile(r"[A-Za-z]+(?:'[a-z]+)?")
PLACEHOLDER = re.compile(r"%\([^)]+\)[a-z]|\{[^}]*\}|%[sd]|<[^>]+>|https?://\S+|\S+\.(?:docx|pdf|jpg|png|webm)\b")
# Files are named by those who upload them.
# Names, formats and what a Vietnamese says in the same letters. Languages are listed by their own names.
NAMES = {
    *("zalo", "facebook", "youtube", "vimeo", "wagtail", "javascript", "excel", "word", "english", "enter", "csv", "xlsx", "json", "html"),
    *(
        "jpg",
        "jpeg",
        "png",
        "gif",
        "webp",
        "avif",
        "svg",
        "heic",
        "pdf",
        "docx",
        "odt",
        "txt",
        "zip",
        "xls",
        "ctrl",
        "shift",
        "alt",
        "esc",
        "cmd",
    ),
    # Vietnamese syllables without marks: may mặc, ten ten, long nhãn, then, min, than đá, Thái …
    *("but", "can", "cut", "day", "don", "long", "may", "min", "mon", "sun", "ten", "thai", "than", "them", "then", "via"),
    *("utc", "api", "sapo", "email", "the", "hcm", "asia"),
}
# What stands on the screen for people: text, and what is read out or shown on hovering.
READ_OUT = ["aria-label", "title", "placeholder", "alt", "aria-description", "aria-roledescription", "data-w-tooltip-content-value"]
COLLECT = """(attributes) => {
    const found = [document.title];
    const left = "script, style, template, noscript";
    const shown = (element) => {
        const style = getComputedStyle(element);
        return style.display !== "none" && style.visibility !== "hidden" && !element.closest(`[hidden], ${left}`);
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const text = walk.currentNode.textContent.trim();
        const parent = walk.currentNode.parentElement;
        if (text && parent && shown(parent)) found.push(text);
    }
    for (const name of attributes) {
        for (const element of document.querySelectorAll(`[${name}]`)) {
            if (!element.closest(left)) found.push(element.getAttribute(name));
        }
    }
    for (const button of document.querySelectorAll("input[type=submit], input[type=button]")) found.push(button.value);
    return found;
}"""


def catalogues() -> list[Path]:
    """The portal's Vietnamese, and the lists of messages of Wagtail and Django."""
    ours = list((ROOT / "portal").glob("locale*/vi/LC_MESSAGES/*.po"))
    theirs = [path for package in (wagtail, django) for path in Path(package.__file__).parent.rglob("locale/en/LC_MESSAGES/*.po")]
    return ours + [path for path in theirs if "/test" not in str(path)]


def words(text: str) -> set[str]:
    return {word.lower() for word in WORD.findall(PLACEHOLDER.sub(" ", text))}


@cache
def english_words() -> frozenset[str]:
    """Words of three letters and more that only English messages use."""
    english, vietnamese = set(), set(NAMES)
    for path in catalogues():
        for entry in polib.pofile(path):
            english |= words(entry.msgid) | words(entry.msgid_plural)
            if "/vi/" in str(path):
                vietnamese |= words(" ".join([entry.msgstr, *entry.msgstr_plural.values()]))
    return frozenset(word for word in english - vietnamese if len(word) > 2)


def english_in(text: str) -> set[str]:
    """The English words of one text. A word inside an accented one ("Hoàng" has "ng") is none."""
    bare = {match[0].lower() for match in re.finditer(r"[^\W\d_]+(?:'[a-z]+)?", PLACEHOLDER.sub(" ", text)) if match[0].isascii()}
    return bare & english_words()


def english_on(page) -> dict[str, list[str]]:
    """English words on the screen of `page`, each text that has some with its words."""
    texts = {" ".join(text.split()) for text in page.evaluate(COLLECT, READ_OUT) if text}
    return {text[:160]: sorted(found) for text in sorted(texts) if (found := english_in(text))}
