"""Who trains a job, and how what it did is read."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import NamedTuple

from . import processes

DATA = Path("src/main/resources/io/shrinkage/data")
DL4J_FILES = {
    "cifar10-small": [DATA / "cifar10-small/train.bin.xz"],
    "mnist": [
        DATA / "mnist/train-images-idx3-ubyte.gz",
        DATA / "mnist/train-labels-idx1-ubyte.gz",
    ],
}


class Measured(NamedTuple):
    wall: float  # seconds from the start of the process to its end
    rate: float  # images trained in a second inside the epochs, of all runs that go on at once
    memory: float  # MiB
    parameters: int
    accuracy: float  # on the validation part after the last epoch, mean over the runs


def of_epochs(finished, job, epochs, at_once):
    """From the epochs' own records, of which every contestant of the whole job leaves one each."""
    if len(epochs) != job.runs * job.epochs:
        raise SystemExit(f"bench/run: {job.name}: got {len(epochs)} epochs")
    busy = sum(epoch["seconds"] for epoch in epochs)
    last = [epoch["validation_accuracy"] for epoch in epochs if epoch["epoch"] == job.epochs]
    parameters = {epoch["parameters"] for epoch in epochs}
    return Measured(
        finished.seconds,
        len(epochs) * job.train / (busy / at_once),
        finished.memory,
        parameters.pop(),
        fmean(last),
    )


@dataclass(frozen=True)
class Shrinkage:
    workers: int
    scratch: Path

    @property
    def name(self):
        return f"Shrinkage, {self.workers} runs at once"

    def takes(self, job):
        return True

    def measure(self, job):
        results = self.scratch / "results"
        shutil.rmtree(results, ignore_errors=True)
        command = ["java", "-jar", "runner.jar", job.path, "--results", results]
        finished = processes.run([*command, "--workers", self.workers])
        epochs = []
        for run in (results / job.spec["name"] / "runs").iterdir():
            executed = json.loads((run / "result.json").read_text())["executed"]
            lines = (run / "metrics.jsonl").read_text().splitlines()
            epochs += [{**json.loads(line), "parameters": executed["parameters"]} for line in lines]
        return of_epochs(finished, job, epochs, self.workers)


@dataclass(frozen=True)
class PyTorch:
    python: str
    processes: int
    channels_last: bool

    @property
    def name(self):
        layout = "channels-last" if self.channels_last else "default layout"
        how = {1: "1 process of 2 threads", 2: "2 processes of 1 thread"}[self.processes]
        return f"PyTorch, {how}, {layout}"

    def takes(self, job):
        return job.convolutional or not self.channels_last

    def measure(self, job):
        command = [self.python, "-B", "bench/pytorch/train.py", job.path]
        command += ["--threads", 2 // self.processes]
        command += ["--channels-last"] * self.channels_last
        shares = [f"--share={k}/{self.processes}" for k in range(self.processes)]
        finished = processes.run(*([*command, share] for share in shares))
        epochs = [json.loads(line) for line in finished.lines if line.startswith("{")]
        return of_epochs(finished, job, epochs, self.processes)


@dataclass(frozen=True)
class PlainDl4j:
    name = "plain DL4J (scaled)"

    def takes(self, job):
        return True

    def measure(self, job):
        """One run of two epochs on some images, from which the whole job's time is reckoned."""
        target = Path("bench/plain-dl4j/target")
        class_path = f"{target}/classes:{(target / 'classpath.txt').read_text().strip()}"
        command = ["java", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", class_path]
        command += ["io.shrinkage.bench.PlainDl4j", job.name, job.plain_images, 2, job.batch]
        finished = processes.run([*command, *DL4J_FILES[job.spec["data"]["dataset"]]])
        (line,) = [line for line in finished.lines if line.startswith("result ")]
        result = {k: float(v) for k, v in (pair.split("=") for pair in line.split()[1:])}
        outside = finished.seconds - result["fit_seconds"] - result["evaluation_seconds"]
        epochs = job.runs * job.epochs
        training = epochs * job.train / result["train_images_per_second"]
        evaluation = epochs * job.evaluated / result["evaluation_images_per_second"]
        return Measured(
            outside + training + evaluation,
            epochs * job.train / (training + evaluation),
            finished.memory,
            int(result["parameters"]),
            float("nan"),
        )
