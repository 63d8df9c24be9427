"""Who may do what with topics. They are one set for everybody, so Django's permissions on the model decide."""


def can_manage_topics(user) -> bool:
    """Rename, review, merge and delete topics. Whoever writes may make new ones by tagging."""
    return user.is_active and user.has_perm("topics.change_topic")
