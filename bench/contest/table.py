"""Writes the figures of a sitting as Markdown."""

import math
import textwrap
from dataclasses import dataclass
from statistics import median

COLUMNS = """\
*Wall time* is that of the whole process. *Training* is images by the time inside epochs, with the
measurement after each epoch. *Peak memory* is the peak of resident memory, summed over processes.
*Accuracy* is that of the validation part after the last epoch, the mean of the runs: it shows that
the contestants learn alike, and nothing finer. Plain DL4J is slow: its times are reckoned for the
whole job from those of one short run, and its memory is that run's.
"""

INSTALL = """\
To install PyTorch (its CPU build is enough):

    python3 -m venv torch-venv
    torch-venv/bin/pip install torch
    bench/run --python torch-venv/bin/python
"""


def spread(values, form):
    """The median with the lowest and the highest."""
    low, high = min(values), max(values)
    if len(values) == 1:
        return form % low
    return f"{form % median(values)} ({form % low} to {form % high})"


@dataclass(frozen=True)
class Sitting:
    """Figures of all turns: a list of Measured, one a turn, by job and contestant."""

    jobs: list
    figures: dict  # (job name, contestant name) -> [Measured]
    shrinkage: str
    plain: str

    def contestants(self, job):
        return [name for (of, name) in self.figures if of == job.name]

    def fastest_pytorch(self, job):
        every = len(self.figures[job.name, self.shrinkage])
        names = [
            name
            for name in self.contestants(job)
            if name.startswith("PyTorch") and len(self.figures[job.name, name]) == every
        ]
        return min(names, key=lambda name: median(self.column(job, name, "wall")), default=None)

    def column(self, job, name, measure):
        return [getattr(measured, measure) for measured in self.figures[job.name, name]]

    def ratios(self, job, name, measure):
        """How many times as fast as a contestant Shrinkage was, turn by turn."""
        ours = self.column(job, self.shrinkage, measure)
        theirs = self.column(job, name, measure)
        pairs = zip(theirs, ours) if measure == "wall" else zip(ours, theirs)
        return [a / b for a, b in pairs]

    def parameters(self, job):
        """Returns the number that all contestants counted; they must have trained one network."""
        counts = {
            name: {measured.parameters for measured in self.figures[job.name, name]}
            for name in self.contestants(job)
        }
        distinct = set().union(*counts.values())
        if len(distinct) != 1:
            raise SystemExit(f"bench/run: {job.name}: the networks' parameters differ: {counts}")
        return distinct.pop()

    def summary(self):
        yield "| job | against | wall time | training |"
        yield "| --- | --- | --- | --- |"
        for job in self.jobs:
            for name in filter(None, [self.fastest_pytorch(job), self.plain]):
                wall, rate = (self.ratios(job, name, measure) for measure in ("wall", "rate"))
                yield f"| {job.name} | {name} | {spread(wall, '%.2f')} | {spread(rate, '%.2f')} |"

    def section(self, job):
        what = job.spec["description"].removeprefix("Benchmark: ")
        sizes = (
            f"{what}: {self.parameters(job):,} parameters, {job.runs} runs of {job.epochs} epochs "
            f"of {job.train:,} images in batches of {job.batch}; {job.evaluated:,} images measured "
            f"after each epoch. Plain DL4J: 1 run of 2 epochs of {job.plain_images:,} images."
        )
        yield f"## {job.name}"
        yield ""
        yield from textwrap.wrap(sizes, 100)
        yield ""
        yield "| contestant | wall time, s | training, images/s | peak memory, MiB | accuracy |"
        yield "| --- | --- | --- | --- | --- |"
        for name in self.contestants(job):
            wall = spread(self.column(job, name, "wall"), "%.1f")
            rate = spread(self.column(job, name, "rate"), "%.0f")
            memory = spread(self.column(job, name, "memory"), "%.0f")
            accuracy = median(self.column(job, name, "accuracy"))
            right = "" if math.isnan(accuracy) else f"{100 * accuracy:.1f} %"
            yield f"| {name} | {wall} | {rate} | {memory} | {right} |"
        yield ""


def write(sitting, turns, facts, pytorch):
    """Returns the whole file; pytorch says which one took part, or is None."""
    lines = [
        "# Shrinkage, PyTorch and plain DL4J on the same jobs",
        "",
        "Written by `bench/run`; [README.md](README.md) says what is measured, and how.",
        f"Figures are medians of {turns} turn(s) with the lowest and the highest, of one sitting.",
        "",
        *(f"- {fact}" for fact in facts),
        "",
        "How many times as fast as the others Shrinkage was, turn by turn (above 1: faster). Of",
        "PyTorch's arrangements the one with the shortest wall time counts; one that took over 1.25",
        "times as long as another in the first turn was not measured again: it has a single figure.",
        "",
        *sitting.summary(),
        "",
    ]
    if pytorch is None:
        lines += ["PyTorch took no part: `import torch` failed in the Python given.", INSTALL]
    for job in sitting.jobs:
        lines += sitting.section(job)
    lines += COLUMNS.splitlines()
    if pytorch is not None:
        lines += ["", INSTALL.rstrip("\n")]
    return "\n".join(lines) + "\n"
