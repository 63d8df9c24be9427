"""JSON-LD of threads: what search engines read of a conversation."""

from django.http import HttpRequest

from forum.models import Post, Thread
from forum.views.numbers import address
from portal.ui.structured import moment, without_gaps

LONGEST = 500


def thread(request: HttpRequest, found: Thread, rows: list, url: str) -> dict:
    """QAPage of a question that somebody answered, else DiscussionForumPosting; `rows` are those of the page."""
    shown = [row for row in rows if row.words and row.post.is_shown]
    if found.kind == Thread.Kind.QUESTION and found.post_count > 1 and shown and shown[0].post.number == 1:
        return question(request, found, shown, url)
    first = shown[0] if shown and shown[0].post.number == 1 else None
    return without_gaps(
        {
            "@context": "https://schema.org",
            "@type": "DiscussionForumPosting",
            "headline": found.title[:110],
            "url": url,
            "mainEntityOfPage": url,
            "datePublished": moment(found.created_at),
            "author": author(request, first) if first else {"@type": "Person", "name": found.title},
            "text": first.post.text[:LONGEST] if first else "",
            "articleSection": found.board.name if found.board_id else "",
            "inLanguage": "vi",
            "interactionStatistic": {
                "@type": "InteractionCounter",
                "interactionType": "https://schema.org/CommentAction",
                "userInteractionCount": max(found.post_count - 1, 0),
            },
            "comment": [comment(request, found, row) for row in shown if row is not first],
        }
    )


def question(request: HttpRequest, found: Thread, shown: list, url: str) -> dict:
    answers = [answer(request, found, row) for row in shown[1:]]
    accepted = [one for one, row in zip(answers, shown[1:], strict=True) if row.is_accepted]
    others = [one for one, row in zip(answers, shown[1:], strict=True) if not row.is_accepted]
    entity = {
        "@type": "Question",
        "name": found.title,
        "text": shown[0].post.text[:LONGEST],
        "answerCount": found.post_count - 1,
        "upvoteCount": votes(shown[0].post),
        "datePublished": moment(found.created_at),
        "author": author(request, shown[0]),
        "acceptedAnswer": accepted[0] if accepted else None,
        "suggestedAnswer": others,
    }
    return {"@context": "https://schema.org", "@type": "QAPage", "url": url, "mainEntity": without_gaps(entity)}


def answer(request: HttpRequest, found: Thread, row) -> dict:
    return {**comment(request, found, row), "@type": "Answer", "upvoteCount": votes(row.post)}


def comment(request: HttpRequest, found: Thread, row) -> dict:
    return {
        "@type": "Comment",
        "text": row.post.text[:LONGEST],
        "datePublished": moment(row.post.created_at),
        "url": request.build_absolute_uri(address(found.get_absolute_url(), row.post.number)),
        "author": author(request, row),
    }


def author(request: HttpRequest, row) -> dict:
    return without_gaps({"@type": "Person", "name": row.face.name, "url": request.build_absolute_uri(row.face.url) if row.face.url else ""})


def votes(post: Post) -> int:
    return post.thanks_count + post.useful_count + post.agree_count
