"""Runs processes side by side and measures them."""

import os
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple


class Finished(NamedTuple):
    seconds: float  # from the start of the first process to the end of the last
    memory: float  # MiB: the sum of the processes' peaks of resident memory
    lines: list  # of standard output, one process after the other


def run(*commands):
    """Runs commands at the same time; one that fails ends the benchmark with what it printed."""
    with tempfile.TemporaryDirectory() as folder:
        outputs = [open(os.path.join(folder, str(i)), "w+") for i in range(len(commands))]
        start = time.monotonic()
        processes = [
            subprocess.Popen(list(map(str, command)), stdout=output, stderr=subprocess.STDOUT)
            for command, output in zip(commands, outputs)
        ]
        try:
            memory = sum(peak(process) for process in processes)
            seconds = time.monotonic() - start
        finally:
            for process in processes:
                if process.returncode is None:
                    process.kill()
                    process.wait()
        lines = []
        for process, output in zip(processes, outputs):
            output.seek(0)
            text = output.read()
            output.close()
            if process.returncode != 0:
                sys.exit(f"{text}\nbench/run: exit code {process.returncode} of {process.args}")
            lines += text.splitlines()
    return Finished(seconds, memory, lines)


def peak(process):
    """Waits for the end of a process and returns its peak of resident memory in MiB."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
