import json
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from portal.search import evaluation
from portal.search.engines.interface import Engine, Entry, Filters
from portal.search.engines.on_disk import TantivyEngine
from portal.search.query import parse
from portal.ui.folding import fold


class Command(BaseCommand):
    """Measures relevance and speed on a judged collection, each query as typed and with all diacritics removed."""

    help = "Index documents in a scratch index, ask queries as typed and without diacritics, print nDCG, recall, MRR and times."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--docs", required=True, type=Path, help='JSON lines: {"id", "title", "text"}')
        parser.add_argument("--queries", required=True, type=Path, help="qid<TAB>text")
        parser.add_argument("--qrels", required=True, type=Path, help="qid<TAB>docid<TAB>grade")
        parser.add_argument("--json", action="store_true", help="one JSON object on standard output and nothing else there")

    def handle(self, *, docs: Path, queries: Path, qrels: Path, **options):
        try:
            asked, grades = evaluation.read_queries(queries), evaluation.read_grades(qrels)
            judged = {qid: text for qid, text in asked.items() if evaluation.relevant(grades.get(qid, {}))}
            if not judged:
                raise CommandError("No query has a relevant document.")
            with tempfile.TemporaryDirectory(prefix="search-eval-", ignore_cleanup_errors=True) as scratch:
                engine = TantivyEngine(scratch, rebuild_threads=1)
                ids = self.build(engine, docs)
                found = {
                    "typed": self.measure(engine, ids, judged, grades),
                    "bare": self.measure(engine, ids, {qid: fold(text) for qid, text in judged.items()}, grades),
                }
        except (evaluation.BadFile, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(json.dumps(found) if options["json"] else self.table(found))

    def build(self, engine: Engine, docs: Path) -> list[str]:
        """Index the documents. Returns their ids; the place of an id is the key of its entry."""
        ids: list[str] = []

        def entries() -> Iterator[Entry]:
            seen: set[str] = set()
            for document in evaluation.read_documents(docs):
                if document.id in seen:
                    continue  # Found twice it would be counted twice.
                seen.add(document.id)
                ids.append(document.id)
                yield Entry(key=len(ids) - 1, family="content", kind="article", title=document.title, text=document.text)
                if len(ids) % 5000 == 0:
                    self.stderr.write(f"  {len(ids)} …")

        start = time.perf_counter()
        engine.rebuild(entries())
        seconds = time.perf_counter() - start
        self.stderr.write(f"{len(ids)} documents in {seconds:.1f} s, {len(ids) / seconds:.0f} a second")
        return ids

    def measure(self, engine: Engine, ids: list[str], queries: dict[str, str], grades: dict[str, dict[str, float]]) -> dict[str, float]:
        """Ask every query once; the time is that of taking it apart and finding ten documents and their number."""
        engine.search(parse("phụ nữ"), Filters())  # The first search of a process opens the index.
        runs, milliseconds = [], []
        for qid, text in queries.items():
            start = time.perf_counter()
            query = parse(text)
            hits = engine.search(query, Filters(), size=evaluation.DEPTH).hits if query else []
            milliseconds.append((time.perf_counter() - start) * 1000)
            runs.append(([ids[hit.key] for hit in hits], grades[qid]))
        return evaluation.summary(runs, milliseconds)

    def table(self, found: dict[str, dict[str, float]]) -> str:
        names = list(found["typed"])
        rows = [f"{how:<8}" + "".join(f"{measures[name]:>12}" for name in names) for how, measures in found.items()]
        return "\n".join([" " * 8 + "".join(f"{name:>12}" for name in names), *rows])
