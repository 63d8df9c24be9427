import io
import json
import math
import sys

import pytest
from django.core.management import CommandError, call_command

from portal.search import evaluation

DOCS = [
    {"id": "a", "title": "Nấm rơm", "text": "Trồng nấm rơm trong nhà."},
    {"id": 7, "title": None, "text": "Chị em nuôi ong lấy mật ở Đắk Nông."},
    {"id": "c", "title": "Hội nghị", "text": ""},
]


@pytest.fixture
def files(tmp_path):
    """Writes the three files; each may be given as text."""

    def write(docs=None, queries="q1\ttrồng nấm\nq2\tnuôi ong\n", qrels="q1\ta\t2\nq2\t7\t1\n"):
        docs = docs or "\n".join(json.dumps(doc, ensure_ascii=False) for doc in DOCS)
        paths = {}
        for name, text in (("docs", docs), ("queries", queries), ("qrels", qrels)):
            paths[name] = tmp_path / name
            paths[name].write_bytes(text.encode())
        return paths

    return write


def evaluate(paths) -> dict:
    out = io.StringIO()
    call_command("search_eval", json=True, stdout=out, stderr=io.StringIO(), **paths)
    return json.loads(out.getvalue())


def test_search_eval_measures_typed_and_bare(files):
    found = evaluate(files())
    assert list(found) == ["typed", "bare"]
    for measures in found.values():
        assert list(measures) == ["ndcg@10", "recall@10", "mrr@10", "p50_ms", "p95_ms"]
        assert (measures["ndcg@10"], measures["recall@10"], measures["mrr@10"]) == (1, 1, 1)


@pytest.mark.parametrize(
    "changed",
    [
        {"queries": "\ufeffq1\ttrồng nấm\r\n\r\nq2\tnuôi ong\r\n"},
        {"qrels": "q1\ta\t2\r\nq2\t7\t1\r\n\r\n"},
        {"qrels": "query-id\tcorpus-id\tscore\nq1\ta\t2\nq2\t7\t1"},
        {"qrels": "q1\t0\ta\t2\nq2\t0\t7\t1\n"},
        {"qrels": "q1 0 a 2\nq2 0 7 1\n"},
        {"qrels": "q1\ta\t2.0\nq1\tc\t0\nq2\t7\t1\nq2\ta\t-1\nq9\ta\t1\n"},
        {"queries": "q1\ttrồng nấm\nq2\tnuôi ong\nq3\tkhông ai chấm\n"},
        {"queries": "q1\ttrồng\tnấm\nq2\tnuôi ong\n"},
    ],
)
def test_search_eval_reads_files_as_they_come(files, changed):
    assert evaluate(files(**changed))["typed"]["ndcg@10"] == 1


def test_search_eval_leaves_out_queries_without_a_relevant_document(files):
    assert evaluate(files(qrels="q1\ta\t1\nq2\t7\t0\n"))["typed"]["recall@10"] == 1


def test_search_eval_counts_a_document_that_is_given_twice_once(files):
    docs = "\n".join(json.dumps(doc, ensure_ascii=False) for doc in [*DOCS, *DOCS])
    assert evaluate(files(docs=docs))["typed"]["ndcg@10"] == 1


def test_search_eval_finds_nothing_for_a_query_without_words(files):
    assert evaluate(files(queries="q1\ttrồng nấm\nq2\t-\n"))["typed"]["recall@10"] == 0.5


def test_search_eval_orders_equals_as_they_were_given(files):
    same = "\n".join(json.dumps({"id": n, "title": "", "text": "trồng nấm, nuôi ong"}) for n in range(300))
    measured = evaluate(files(docs=same, qrels="q1\t0\t1\nq2\t9\t1\n"))["typed"]
    assert (measured["recall@10"], measured["mrr@10"]) == (1, 0.55)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"docs": '{"id": "a"}\nkhông phải JSON\n'}, "line 2"),
        ({"queries": "q1 không có tab\n"}, "line 1"),
        ({"qrels": "q1\ta\t1\nq1\ta\n"}, "line 2"),
        ({"qrels": "q1\ta\t0\n"}, "No query has a relevant document"),
    ],
)
def test_search_eval_says_which_line_is_broken(files, changed, message):
    with pytest.raises(CommandError, match=message):
        evaluate(files(**changed))


def test_search_eval_prints_nothing_else_on_standard_output(files, capsys):
    call_command("search_eval", json=True, **files())
    assert sys.stdout.write("") == 0
    assert json.loads(capsys.readouterr().out)


def test_ndcg_is_that_of_the_definition():
    grades = {"a": 3, "b": 1, "c": 0}
    best = 3 / math.log2(2) + 1 / math.log2(3)
    assert evaluation.ndcg(["a", "b"], grades) == 1
    assert evaluation.ndcg(["c", "b", "a"], grades) == pytest.approx((1 / math.log2(3) + 3 / math.log2(4)) / best)
    assert evaluation.ndcg([], grades) == 0


def test_recall_counts_all_relevant_documents():
    assert evaluation.recall(["a", "x"], {"a": 1, "b": 2, "c": 0}) == 0.5


def test_reciprocal_rank_is_that_of_the_first_relevant():
    assert evaluation.reciprocal_rank(["x", "a", "b"], {"a": 1, "b": 2}) == 0.5
    assert evaluation.reciprocal_rank(["x"] * 10 + ["a"], {"a": 1}) == 0


def test_percentile_is_a_value_that_was_measured():
    assert evaluation.percentile([5, 1, 4, 2, 3], 0.5) == 3
    assert evaluation.percentile([5, 1, 4, 2, 3], 0.95) == 5
    assert evaluation.percentile([1], 0.5) == 1


def test_overlap_is_that_of_the_definition():
    ours = {"q1": ["a", "b"], "q2": ["a", "b", "c"], "q3": []}
    others = {"q1": ["b", "a"], "q2": ["a", "x"], "q3": []}
    assert evaluation.overlap(ours, others) == {"overlap@10": 0.7778, "same": 0.6667, "same_order": 0.3333}


def test_search_eval_of_elasticsearch_wants_to_know_where_it_is(files, settings):
    settings.ELASTICSEARCH_URL = []
    with pytest.raises(CommandError, match="ELASTICSEARCH_URL"):
        call_command("search_eval", engine="elasticsearch", **files())
