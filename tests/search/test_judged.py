"""The scheme keeps its promises on judged queries: marks may be left out, and nothing that was added to BM25 costs relevance."""

import io
import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command

from portal.search import evaluation
from portal.search.engines.interface import Entry
from portal.search.engines.on_disk import SCHEMA, TantivyEngine
from portal.search.vietnamese import analyse, has_marks
from portal.ui.folding import fold
from tests.search.judged import collection
from tests.search.judged.distractors import distractors
from tests.search.judged.slips import telex, typo

# Two runs that differ by less are the same.
TIE = 0.01
# A tone mark tells some words apart that nothing else does ("máy cấy", "máy cày").
KEPT_WITHOUT_MARKS = 0.97
RECALL_KEPT = 0.93
# The share of queries for which both engines have to give the same ten.
SAME_IN_BOTH = 0.8


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """What `search_eval` prints for the judged queries."""
    out = io.StringIO()
    docs = collection.write(tmp_path_factory.mktemp("judged"))
    call_command("search_eval", json=True, docs=docs, queries=collection.QUERIES, qrels=collection.QRELS, stdout=out, stderr=io.StringIO())
    return json.loads(out.getvalue())


def test_collection_is_written_by_its_command(tmp_path):
    command = [sys.executable, "-m", "tests.search.judged.collection", str(tmp_path / "new"), "600"]
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True)
    assert len((tmp_path / "new" / "docs.jsonl").read_text(encoding="utf-8").splitlines()) == 600


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """nDCG of BM25 alone over the three fields: any word, no steps, no other ways of writing, no syntax."""
    engine = TantivyEngine(tmp_path_factory.mktemp("plain"))
    docs = list(collection.documents())
    engine.rebuild(Entry(key=n, family="content", kind="article", title=doc["title"], text=doc["text"]) for n, doc in enumerate(docs))
    queries, grades = evaluation.read_queries(collection.QUERIES), evaluation.read_grades(collection.QRELS)

    def ndcg(change) -> float:
        found = {qid: [docs[key]["id"] for key in any_word(engine, change(text))] for qid, text in queries.items()}
        return sum(evaluation.ndcg(found[qid], grades[qid]) for qid in queries) / len(queries)

    return {"typed": ndcg(str), "bare": ndcg(fold)}


def any_word(engine: TantivyEngine, text: str) -> list[int]:
    from tantivy import Occur, Query

    keys, searcher = analyse(text), engine._searcher("content")
    fields = ("accented", "folded", "pairs") if has_marks(text) else ("folded", "pairs")
    terms = [(Occur.Should, Query.term_query(SCHEMA, field, key)) for field in fields for key in getattr(keys, field)]
    found = searcher.search(Query.boolean_query(terms), 10)
    return searcher.fast_field_values("key", [address for _, address in found.hits])


def test_judged_queries_name_stories_that_exist():
    queries, grades = evaluation.read_queries(collection.QUERIES), evaluation.read_grades(collection.QRELS)
    named = {docid for judged in grades.values() for docid in judged}
    assert named - {document["id"] for document in collection.judged_documents()} == set()
    assert len(queries) >= 150
    assert queries.keys() == grades.keys()
    assert {line.split("\t")[0] for line in collection.GROUPS.read_text().splitlines()} <= queries.keys()


def test_judged_documents_stand_among_many_that_are_the_same_each_time():
    few, many = list(distractors(20)), list(distractors(collection.DISTRACTORS))
    assert few == many[:20]
    assert len({document["title"] + document["text"] for document in many}) == len(many) >= 2_000
    assert few[0]["title"] == "Phường Hưng Khê duy trì ủ phân hữu cơ từ rơm năm thứ 3"


@pytest.mark.parametrize(
    ("text", "keys"),
    [("phụ nữ khởi nghiệp", "phuj nuwx khowir nghieepj"), ("Đường dây nóng", "dduwowngf daay nongs"), ("CLB 8/3?", "clb 8/3?")],
)
def test_telex_is_what_the_keys_write(text, keys):
    assert telex(text) == keys


def test_typo_is_one_slip_and_always_the_same():
    for text in evaluation.read_queries(collection.QUERIES).values():
        slipped = typo(text)
        assert slipped == typo(text)
        assert sum(one != other for one, other in zip(slipped.split(), fold(text).split(), strict=True)) <= 1


def test_search_finds_nearly_as_well_without_marks(measured):
    assert measured["bare"]["ndcg@10"] >= KEPT_WITHOUT_MARKS * measured["typed"]["ndcg@10"]
    assert measured["bare"]["recall@10"] >= RECALL_KEPT * measured["typed"]["recall@10"]


@pytest.mark.parametrize("how", ["typed", "bare"])
def test_search_is_no_worse_than_plain_bm25(measured, plain, how):
    assert measured[how]["ndcg@10"] >= plain[how] - TIE


@pytest.mark.skipif(not settings.ELASTICSEARCH_URL, reason="needs ELASTICSEARCH_URL")
def test_both_engines_find_the_same(tmp_path, settings):
    settings.ELASTICSEARCH_TIMEOUT = 20
    out = io.StringIO()
    docs = collection.write(tmp_path)
    files = {"docs": docs, "queries": collection.QUERIES, "qrels": collection.QRELS}
    call_command("search_eval", json=True, compare=True, stdout=out, stderr=io.StringIO(), **files)
    found = json.loads(out.getvalue())
    assert all(alike["same"] >= SAME_IN_BOTH for alike in found["alike"].values())
    assert all(abs(found["tantivy"][how]["ndcg@10"] - found["elasticsearch"][how]["ndcg@10"]) < TIE for how in ("typed", "bare"))
