"""Nodes for tests, by hand or for CI: `python -m tests.nodes start FOLDER [--nodes 3] [--port 9200]`; then `stop` with the same."""

import argparse
import sys
from pathlib import Path

from tests.nodes.cluster import TO_MEASURE, TO_TEST, Cluster, NotThere

JARS = Path(__file__).resolve().parents[2] / "var" / "search-node"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["start", "stop"])
    parser.add_argument("folder", type=Path, help="data, logs and process numbers of these nodes")
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--port", type=int, default=9200)
    parser.add_argument("--heap", default="512m")
    parser.add_argument("--measure", action="store_true", help="run it as the official distribution does; starts slower, answers quicker")
    options = parser.parse_args()
    switches = TO_MEASURE if options.measure else TO_TEST
    cluster = Cluster(JARS, options.folder, port=options.port, nodes=options.nodes, heap=options.heap, switches=switches)
    if options.what == "stop":
        cluster.stop()
        return
    try:
        cluster.start()
    except NotThere as problem:
        cluster.stop()
        sys.exit(str(problem))
    print(",".join(cluster.urls))  # noqa: T201  (the answer of a command)


if __name__ == "__main__":
    main()
