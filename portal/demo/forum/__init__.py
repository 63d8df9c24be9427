"""The forum of the demo: boards, members, threads, and what waits for moderators."""
