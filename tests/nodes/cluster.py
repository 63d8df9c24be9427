"""Nodes that tests start, stop and kill. Needs a JDK of 17 or later and Maven; each node takes about half a gigabyte."""

import os
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
POM, SOURCE = HERE / "pom.xml", HERE / "SearchNode.java"
NAMESPACE = "{http://maven.apache.org/POM/4.0.0}"
# The module that speaks HTTP is loaded by a loader of its own, hence lies in a folder of its own.
MODULE = "transport-netty4"
# From nodes to the next: HTTP counts up from the port, talk among the nodes from here above it.
AMONG = 100
PATIENCE = 120
SWITCHES = ("-Djava.security.manager=allow", "-Dlog4j2.level=warn")
# A test wants a node soon and small. Whoever measures wants what jvm.options of the official distribution says.
TO_TEST = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
TO_MEASURE = ("-XX:+UseG1GC", "-XX:+AlwaysPreTouch", "--add-modules=jdk.incubator.vector")


class NotThere(Exception):
    """A node cannot be started; the message says what to do."""


def missing_tools() -> list[str]:
    """What this machine lacks, as packages of Debian."""
    packages = {"javac": "openjdk-17-jdk-headless", "mvn": "maven"}
    return [package for tool, package in packages.items() if shutil.which(tool) is None]


def assemble(home: Path) -> None:
    """Fetch the jars and lay them out as a node expects them; does nothing where that was done."""
    if (home / "modules" / MODULE).exists():
        return
    if missing := missing_tools():
        raise NotThere(f"A test node needs a JDK and Maven. Debian: apt-get install {' '.join(missing)}")
    fetched = home / "jars"
    command = ["mvn", "-q", "-B", "-f", str(POM), "dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={fetched}"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise NotThere(f"Maven could not fetch the server:\n{done.stdout[-2000:]}")
    for folder in ("config", "plugins"):
        (home / folder).mkdir(exist_ok=True)
    part = home / "modules" / f"{MODULE}.part"
    part.mkdir(parents=True, exist_ok=True)
    for jar in (*fetched.glob("netty-*.jar"), *fetched.glob(f"{MODULE}-*.jar")):
        jar.rename(part / jar.name)
    version = next(part.glob(f"{MODULE}-*.jar")).stem.removeprefix(f"{MODULE}-")
    facts = {
        "name": MODULE,
        "description": "HTTP",
        "version": version,
        "elasticsearch.version": version,
        "java.version": 17,
        "classname": "org.elasticsearch.transport.netty4.Netty4Plugin",
    }
    (part / "plugin-descriptor.properties").write_text("".join(f"{name}={value}\n" for name, value in facts.items()))
    # Named last: a folder of this name is whole.
    part.rename(home / "modules" / MODULE)


class Cluster:
    """`nodes` nodes on this machine, HTTP from `port` upwards. `home` holds the jars and may serve many; `folder` is this cluster's own."""

    def __init__(self, home: Path, folder: Path, *, port: int, nodes: int = 1, heap: str = "512m", switches: tuple[str, ...] = TO_TEST):
        self.home, self.folder, self.port, self.nodes, self.heap = home.resolve(), folder.resolve(), port, nodes, heap
        self.switches = (*SWITCHES, *switches)

    @property
    def urls(self) -> list[str]:
        return [self.url(number) for number in range(self.nodes)]

    def url(self, number: int) -> str:
        return f"http://127.0.0.1:{self.port + number}"

    def start(self) -> None:
        """Start all nodes; returns when they answer as one cluster."""
        assemble(self.home)
        for number in range(self.nodes):
            self.start_node(number)
        self.wait()

    def start_node(self, number: int) -> None:
        """Start one node, which finds what it stored before."""
        self.folder.mkdir(parents=True, exist_ok=True)
        settings = {
            "cluster.name": f"portal-{self.port}",
            "node.name": f"node-{number}",
            "path.home": self.home,
            "path.data": self.folder / f"data-{number}",
            "path.logs": self.folder,
            "network.host": "127.0.0.1",
            "http.port": self.port + number,
            "transport.port": self.port + AMONG + number,
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            "action.auto_create_index": "false",
            **self._discovery(),
        }
        command = ["java", "-Xms128m", f"-Xmx{self.heap}", *self.switches, "-cp", f"{self.home}/jars/*", str(SOURCE)]
        with (self.folder / f"node-{number}.log").open("ab") as log:
            process = subprocess.Popen(
                [*command, *(f"{name}={value}" for name, value in settings.items())],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._pid_file(number).write_text(str(process.pid))

    def _discovery(self) -> dict[str, str]:
        if self.nodes == 1:
            return {"discovery.type": "single-node"}
        hosts = ",".join(f"127.0.0.1:{self.port + AMONG + number}" for number in range(self.nodes))
        names = ",".join(f"node-{number}" for number in range(self.nodes))
        return {"discovery.seed_hosts": hosts, "cluster.initial_master_nodes": names}

    def wait(self, *, nodes: int | None = None, through: int = 0) -> None:
        """Until `nodes` (all) are one cluster, as the node `through` sees it."""
        wanted, until = nodes or self.nodes, time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                address = f"{self.url(through)}/_cluster/health?wait_for_nodes={wanted}&wait_for_status=yellow&timeout=2s"
                with urllib.request.urlopen(address, timeout=5):
                    return
            except (urllib.error.URLError, OSError):
                if not self.lives(through):
                    break
                time.sleep(0.2)
        raise NotThere(f"Elasticsearch does not answer on port {self.port}: see {self.folder}/node-*.log")

    def lives(self, number: int) -> bool:
        return self._signal(number, 0)

    def kill(self, number: int) -> None:
        """End a node as a power cut does."""
        self._end(number, signal.SIGKILL)

    def stop(self) -> None:
        """End all nodes and forget what they stored."""
        for number in range(self.nodes):
            self._signal(number, signal.SIGTERM)
        for number in range(self.nodes):
            self._end(number, signal.SIGTERM)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _pid_file(self, number: int) -> Path:
        return self.folder / f"node-{number}.pid"

    def _signal(self, number: int, what: int) -> bool:
        try:
            pid = int(self._pid_file(number).read_text())
            # A child of this process that has ended has to be fetched, else it would still count as there.
            os.waitpid(pid, os.WNOHANG)
        except (FileNotFoundError, ChildProcessError):
            pass
        try:
            os.kill(int(self._pid_file(number).read_text()), what)
        except (FileNotFoundError, ProcessLookupError):
            return False
        return True

    def _end(self, number: int, what: int) -> None:
        self._signal(number, what)
        until = time.monotonic() + 20
        while self.lives(number):
            if time.monotonic() > until:
                what = signal.SIGKILL
                self._signal(number, what)
            time.sleep(0.05)
