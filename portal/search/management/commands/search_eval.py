import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.search import evaluation
from portal.search.engines.interface import Engine, EngineDown, Entry, Filters
from portal.search.query import parse
from portal.ui.folding import fold

ENGINES = ("tantivy", "elasticsearch")
Grades = dict[str, dict[str, float]]
# For each way of typing, what was found for each query.
Lists = dict[str, dict[str, list[str]]]


class Command(BaseCommand):
    """Measures relevance and speed on a judged collection, each query as typed and with all diacritics removed."""

    help = "Index documents in a scratch index, ask queries as typed and without diacritics, print nDCG, recall, MRR and times."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--docs", required=True, type=Path, help='JSON lines: {"id", "title", "text"}')
        parser.add_argument("--queries", required=True, type=Path, help="qid<TAB>text")
        parser.add_argument("--qrels", required=True, type=Path, help="qid<TAB>docid<TAB>grade")
        parser.add_argument("--json", action="store_true", help="one JSON object on standard output and nothing else there")
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--engine", choices=ENGINES, default="tantivy", help="Elasticsearch: the one of ELASTICSEARCH_URL, in indexes of its own"
        )
        which.add_argument("--compare", action="store_true", help="both engines, and how alike their first ten are")

    def handle(self, *, docs: Path, queries: Path, qrels: Path, engine: str = "tantivy", compare: bool = False, **options):
        try:
            asked, grades = evaluation.read_queries(queries), evaluation.read_grades(qrels)
            judged = {qid: text for qid, text in asked.items() if evaluation.relevant(grades.get(qid, {}))}
            if not judged:
                raise CommandError("No query has a relevant document.")
            measured = {name: self.measure(name, docs, judged, grades) for name in (ENGINES if compare else (engine,))}
        except (evaluation.BadFile, OSError, EngineDown) as error:
            raise CommandError(str(error)) from error
        found = {name: measures for name, (measures, _) in measured.items()}
        if compare:
            ours, others = (lists for _, lists in measured.values())
            alike = {how: evaluation.overlap(ours[how], others[how]) for how in ours}
            text = [f"{name}\n{self.table(measures)}" for name, measures in found.items()] + [f"alike\n{self.table(alike)}"]
            self.stdout.write(json.dumps(found | {"alike": alike}) if options["json"] else "\n\n".join(text))
        else:
            self.stdout.write(json.dumps(found[engine]) if options["json"] else self.table(found[engine]))

    def measure(self, name: str, docs: Path, judged: dict[str, str], grades: Grades) -> tuple[dict[str, dict[str, float]], Lists]:
        """The measures of one engine for each way of typing, and the lists themselves."""
        measures, lists = {}, {}
        with scratch_engine(name) as engine:
            ids = self.build(engine, docs)
            engine.search(parse("phụ nữ"), Filters())  # The first search of a process opens the index.
            for how, change in (("typed", str), ("bare", fold)):
                lists[how], milliseconds = ask(engine, ids, {qid: change(text) for qid, text in judged.items()})
                measures[how] = evaluation.summary([(found, grades[qid]) for qid, found in lists[how].items()], milliseconds)
        return measures, lists

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
        self.stderr.write(f"{engine.name}: {len(ids)} documents in {seconds:.1f} s, {len(ids) / seconds:.0f} a second")
        return ids

    def table(self, found: dict[str, dict[str, float]]) -> str:
        names = list(found["typed"])
        rows = [f"{how:<8}" + "".join(f"{measures[name]:>12}" for name in names) for how, measures in found.items()]
        return "\n".join([" " * 8 + "".join(f"{name:>12}" for name in names), *rows])


def ask(engine: Engine, ids: list[str], queries: dict[str, str]) -> tuple[dict[str, list[str]], list[float]]:
    """Ask every query once. The ids found for each, and the milliseconds of taking it apart and finding ten documents and their number."""
    lists, milliseconds = {}, []
    for qid, text in queries.items():
        start = time.perf_counter()
        query = parse(text)
        hits = engine.search(query, Filters(), size=evaluation.DEPTH).hits if query else []
        milliseconds.append((time.perf_counter() - start) * 1000)
        lists[qid] = [ids[hit.key] for hit in hits]
    return lists, milliseconds


@contextmanager
def scratch_engine(name: str) -> Iterator[Engine]:
    """An empty engine, which is gone afterwards."""
    if name == "tantivy":
        from portal.search.engines.on_disk import TantivyEngine

        with tempfile.TemporaryDirectory(prefix="search-eval-", ignore_cleanup_errors=True) as scratch:
            yield TantivyEngine(scratch, rebuild_threads=1)
        return
    from portal.search.engines import elasticsearch

    if not settings.ELASTICSEARCH_URL:
        raise CommandError("ELASTICSEARCH_URL is not set.")
    engine = elasticsearch(f"{settings.ELASTICSEARCH_INDEX}-eval-{time.time_ns():x}")
    try:
        yield engine
    finally:
        engine.forget()
