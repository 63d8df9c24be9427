"""How trust grows and what each level may do. Described in docs/operations.md; a site sets other values in settings of its own."""

# What a member must have done to reach a level: days with reading, posts read, own posts that were shown, thanks received.
TRUST_THRESHOLDS = {
    1: {"days_read": 2, "posts_read": 20, "posts_shown": 2, "thanks": 0},
    2: {"days_read": 15, "posts_read": 200, "posts_shown": 10, "thanks": 5},
    3: {"days_read": 50, "posts_read": 1000, "posts_shown": 50, "thanks": 30},
}
# How many of her posts may have been hidden or rightly reported at a level. One more is forgiven for each TRUST_FORGIVES shown posts.
TRUST_SETBACKS = {1: 2, 2: 1, 3: 0}
TRUST_FORGIVES = 25

# What a member of each level may do: threads and posts in 24 hours; links to other sites, pictures and mentions in one post.
TRUST_LIMITS = {
    0: {"threads": 2, "posts": 20, "links": 1, "pictures": 3, "mentions": 3},
    1: {"threads": 5, "posts": 60, "links": 3, "pictures": 8, "mentions": 8},
    2: {"threads": 10, "posts": 150, "links": 6, "pictures": 12, "mentions": 15},
    3: {"threads": 30, "posts": 400, "links": 12, "pictures": 20, "mentions": 30},
}
# How many of a new member's posts wait for a moderator where a board reviews newcomers.
FIRST_POSTS_HELD = 2

# How many reports a member may file in 24 hours, and how many private ones.
REPORTS_A_DAY = 20
PRIVATE_REPORTS_A_DAY = 5

# What moderators may act on: dotted paths of handlers (portal.moderation.handlers.Handler), lowest app first.
MODERATED = [
    "portal.moderation.accounts.AccountHandler",
    "portal.moderation.appeals.ActHandler",
    "forum.moderating.PostHandler",
    "forum.moderating.ThreadHandler",
    "forum.practices.moderating.PracticeHandler",
]
# What counts again how many posts of a person were shown, hidden and thanked for: functions of ids that give counters by id.
STANDING_SOURCES: list[str] = ["portal.moderation.counting.acts", "forum.moderating_counts.posts"]
