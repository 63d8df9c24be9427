import json
import time
from argparse import RawDescriptionHelpFormatter
from contextlib import ExitStack
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from forum.practices.mining.evaluation import BadFile, Evaluation, found_in, read_labels

FORMAT = """
The labels are lines of JSON, one passage a line:

  {"text": "Hội LHPN xã An Phú ra mắt mô hình “Ngôi nhà xanh”.", "mentions": [{"start": 35, "end": 48, "name": "Ngôi nhà xanh"}]}

start and end count characters (code points) of "text"; end is the first one behind the name. The name is without head word and
quotation marks, and without the place at the end of a name that is not in quotation marks ("CLB Bạn giúp bạn Nam Định" →
"Bạn giúp bạn"). "set", where a line has it, names the part that the passage is counted in besides the total. Other keys are ignored.

Printed: precision, recall and F1 of exact spans, and of spans that overlap. --json prints one object and nothing else:

  {"exact": {"precision": …, "recall": …, "f1": …, "marked": …, "found": …}, "overlap": {…}, "sets": {…}, "passages": …, "seconds": …}

--predictions writes what was found in the shape of the labels, with head, reason and confidence of each mention.
"""


class Command(BaseCommand):
    """Measures the miner of models on passages in which people marked the names."""

    help = "Print precision and recall of the miner on a file of labels."
    requires_system_checks = []

    def create_parser(self, prog_name, subcommand, **kwargs):
        return super().create_parser(prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, epilog=FORMAT, **kwargs)

    def add_arguments(self, parser):
        parser.add_argument("--labels", required=True, type=Path, help="JSON lines; the format is described below")
        parser.add_argument("--predictions", type=Path, help="write what was found to this file, in the same shape")
        parser.add_argument("--json", action="store_true", help="one JSON object on standard output and nothing else there")

    def handle(self, *, labels: Path, predictions: Path | None, **options):
        try:
            report = self.measure(labels, predictions)
        except (BadFile, OSError, UnicodeDecodeError) as error:
            raise CommandError(str(error)) from error
        if not report["passages"]:
            raise CommandError(f"{labels} holds no passage.")
        self.stdout.write(json.dumps(report, ensure_ascii=False) if options["json"] else self.table(report))

    def measure(self, labels: Path, predictions: Path | None) -> dict:
        """Reads, finds and counts passage by passage, so that a large file costs no memory."""
        total, groups, passages = Evaluation(), {}, 0
        start = time.perf_counter()
        with ExitStack() as stack:
            out = stack.enter_context(predictions.open("w", encoding="utf-8")) if predictions else None
            for passage in read_labels(labels):
                mentions = found_in(passage.text)
                found = frozenset((each["start"], each["end"]) for each in mentions)
                passages += 1
                total.add(passage.spans, found)
                if passage.group:
                    groups.setdefault(passage.group, Evaluation()).add(passage.spans, found)
                if out:
                    out.write(json.dumps({"text": passage.text, "mentions": mentions}, ensure_ascii=False) + "\n")
        seconds = round(time.perf_counter() - start, 3)
        sets = {name: group.figures() for name, group in sorted(groups.items())}
        return {**total.figures(), "sets": sets, "passages": passages, "seconds": seconds}

    def table(self, report: dict) -> str:
        lines = [f"{'':24}{'precision':>10}{'recall':>10}{'F1':>10}{'marked':>10}{'found':>10}"]
        rows = [("all", report), *report["sets"].items()]
        for name, figures in rows:
            for kind in ("exact", "overlap"):
                row = figures[kind]
                label = f"{name}, {kind}"
                lines.append(
                    f"{label:24}{row['precision']:>10.3f}{row['recall']:>10.3f}{row['f1']:>10.3f}{row['marked']:>10}{row['found']:>10}"
                )
        lines.append(f"{report['passages']} passages in {report['seconds']:.2f} s")
        return "\n".join(lines)
