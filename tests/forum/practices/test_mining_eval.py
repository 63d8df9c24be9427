"""`manage.py mining_eval`, and what it measures on the labelled passages of the project."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from forum.practices import mining
from forum.practices.management.commands.mining_eval import FORMAT
from forum.practices.mining.evaluation import read_labels

LABELS = Path(mining.__file__).parent / "labels.jsonl"


def run(*arguments) -> str:
    out = StringIO()
    call_command("mining_eval", *arguments, stdout=out)
    return out.getvalue()


def written(folder: Path, *rows) -> Path:
    path = folder / "labels.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_labels_are_many_and_point_at_their_names():
    passages = list(read_labels(LABELS))
    assert len(passages) >= 60
    assert sum(len(passage.spans) for passage in passages) >= 250
    assert len({passage.text for passage in passages}) == len(passages)
    assert sum(passage.group == "held-out" for passage in passages) >= 30


def test_mining_eval_reaches_its_aim_on_the_labels():
    report = json.loads(run("--labels", str(LABELS), "--json"))
    for figures in (report, *report["sets"].values()):
        assert figures["exact"]["precision"] >= 0.9
        assert figures["exact"]["recall"] >= 0.8
        assert figures["overlap"]["recall"] >= figures["exact"]["recall"]


def test_mining_eval_counts_exact_and_overlapping_apart(tmp_path):
    text = "Hội ra mắt mô hình “Ngôi nhà xanh”, câu lạc bộ “Mẹ và bé”. Tổ phụ nữ họp."
    marked = [(20, 33), (47, 52), (59, 61)]
    rows = [{"start": start, "end": end, "name": text[start:end]} for start, end in marked]
    report = json.loads(run("--labels", str(written(tmp_path, {"text": text, "mentions": rows})), "--json"))
    assert report["exact"] == {"precision": 0.5, "recall": 0.3333, "f1": 0.4, "marked": 3, "found": 2}
    assert report["overlap"] == {"precision": 1.0, "recall": 0.6667, "f1": 0.8, "marked": 3, "found": 2}


def test_mining_eval_writes_predictions_in_the_shape_of_labels(tmp_path):
    labels = written(tmp_path, {"text": "Mô hình “Hũ gạo tình thương” hay.", "mentions": []}, "", {"text": "Trời mưa.", "mentions": []})
    predictions = tmp_path / "out.jsonl"
    assert "precision" in run("--labels", str(labels), "--predictions", str(predictions))
    first, second = (json.loads(line) for line in predictions.read_text(encoding="utf-8").splitlines())
    assert first["mentions"][0]["name"] == "Hũ gạo tình thương"
    assert second == {"text": "Trời mưa.", "mentions": []}
    assert json.loads(run("--labels", str(predictions), "--json"))["exact"]["f1"] == 1


@pytest.mark.parametrize(
    "row",
    [
        "no json",
        "[]",
        "null",
        {"mentions": []},
        {"text": 5, "mentions": []},
        {"text": "abc", "mentions": [{"start": 0, "end": 9}]},
        {"text": "abc", "mentions": [{"start": 2, "end": 2}]},
        {"text": "abc", "mentions": [{"start": 0, "end": 2, "name": "xy"}]},
        {"text": "abc", "mentions": [{"end": 2}]},
    ],
)
def test_mining_eval_names_the_line_that_is_wrong(tmp_path, row):
    with pytest.raises(CommandError, match=r"labels\.jsonl, line 2"):
        run("--labels", str(written(tmp_path, {"text": "abc", "mentions": []}, row)))


def test_mining_eval_says_when_there_is_nothing_to_read(tmp_path):
    with pytest.raises(CommandError):
        run("--labels", str(tmp_path / "missing.jsonl"))
    with pytest.raises(CommandError, match="no passage"):
        run("--labels", str(written(tmp_path, "")))


def test_mining_eval_help_shows_a_true_example():
    example = json.loads(next(line for line in FORMAT.splitlines() if line.startswith('  {"text"')))
    for each in example["mentions"]:
        assert example["text"][each["start"] : each["end"]] == each["name"]
