"""Finds names of activity models ("mô hình") in Vietnamese news: `find(text)`. Pure; see docs/features/mining.md."""

from forum.practices.mining.finding import find
from forum.practices.mining.mention import REASONS, Figure, Mention, Span

__all__ = ["REASONS", "Figure", "Mention", "Span", "find"]
