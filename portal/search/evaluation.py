"""Measures of relevance, and the files that they are measured with. Pure.

A query counts when at least one document has a grade above zero for it. nDCG takes the grade itself as gain (as trec_eval does, not
2^grade - 1) and log2 of rank + 1 as discount; recall is over all relevant documents, however many there are.
"""

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

DEPTH = 10


class BadFile(Exception):
    """A line cannot be read; the message says which."""


@dataclass(frozen=True)
class Judged:
    """One document of a collection."""

    id: str
    title: str
    text: str


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Numbered lines that are not blank, without line ends and byte order mark."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield number, line.rstrip("\r\n")


def read_documents(path: Path) -> Iterator[Judged]:
    """`{"id", "title", "text"}`, one a line; title and text may be missing or null."""
    for number, line in lines(path):
        try:
            row = json.loads(line)
            yield Judged(str(row["id"]), str(row.get("title") or ""), str(row.get("text") or ""))
        except (ValueError, KeyError, AttributeError, TypeError) as error:
            raise BadFile(f"{path}, line {number}: not a document ({error})") from error


def read_queries(path: Path) -> dict[str, str]:
    """`qid<TAB>text`; what follows the first tab is the text."""
    queries = {}
    for number, line in lines(path):
        qid, tab, text = line.partition("\t")
        if not tab:
            raise BadFile(f"{path}, line {number}: no tab between id and text")
        queries[qid.strip()] = text.strip()
    return queries


def read_grades(path: Path) -> dict[str, dict[str, float]]:
    """`qid<TAB>docid<TAB>grade`, or with a fourth column after the qid as in TREC; a first line of headings is skipped."""
    grades: dict[str, dict[str, float]] = {}
    for number, line in lines(path):
        cells = [cell.strip() for cell in line.split("\t")]
        cells = cells if len(cells) > 2 else line.split()
        try:
            qid, docid, grade = cells[0], cells[-2], float(cells[-1])
        except (ValueError, IndexError) as error:
            if number == 1:
                continue
            raise BadFile(f"{path}, line {number}: not a judgement") from error
        grades.setdefault(qid, {})[docid] = grade
    return grades


def relevant(grades: dict[str, float]) -> dict[str, float]:
    return {docid: grade for docid, grade in grades.items() if grade > 0}


def ndcg(found: list[str], grades: dict[str, float]) -> float:
    """Of the first DEPTH; 1 is the best order that there could be."""

    def gain(values: Iterable[float]) -> float:
        return sum(value / math.log2(rank + 1) for rank, value in enumerate(values, start=1))

    best = sorted(relevant(grades).values(), reverse=True)[:DEPTH]
    return gain(max(0.0, grades.get(docid, 0.0)) for docid in found[:DEPTH]) / gain(best)


def recall(found: list[str], grades: dict[str, float]) -> float:
    """How much of what is relevant stands among the first DEPTH."""
    wanted = relevant(grades)
    return len(wanted.keys() & set(found[:DEPTH])) / len(wanted)


def reciprocal_rank(found: list[str], grades: dict[str, float]) -> float:
    """1 / the rank of the first relevant document; 0 when none is among the first DEPTH."""
    wanted = relevant(grades)
    return next((1 / rank for rank, docid in enumerate(found[:DEPTH], start=1) if docid in wanted), 0.0)


def percentile(values: list[float], share: float) -> float:
    """The smallest value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def overlap(ours: dict[str, list[str]], others: dict[str, list[str]]) -> dict[str, float]:
    """How alike the first DEPTH of two engines are, over all queries: `same` and `same_order` are shares of the queries in which they are
    the same documents, and these in the same order; `overlap@10` is how many they share on average, of those that the longer list has."""
    pairs = [(ours[qid][:DEPTH], others[qid][:DEPTH]) for qid in ours]
    shared = [len(set(one) & set(other)) / max(len(one), len(other)) if one or other else 1.0 for one, other in pairs]
    return {
        "overlap@10": round(mean(shared), 4),
        "same": round(mean(set(one) == set(other) for one, other in pairs), 4),
        "same_order": round(mean(one == other for one, other in pairs), 4),
    }


def summary(runs: list[tuple[list[str], dict[str, float]]], milliseconds: list[float]) -> dict[str, float]:
    """The measures over all queries, as `search_eval` prints them."""
    return {
        "ndcg@10": round(mean(ndcg(*run) for run in runs), 4),
        "recall@10": round(mean(recall(*run) for run in runs), 4),
        "mrr@10": round(mean(reciprocal_rank(*run) for run in runs), 4),
        "p50_ms": round(percentile(milliseconds, 0.5), 2),
        "p95_ms": round(percentile(milliseconds, 0.95), 2),
    }
