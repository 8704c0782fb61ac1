"""What the benchmark ran on, and what else ran there meanwhile."""

import os
import platform
import resource
import subprocess
from pathlib import Path


def said(*command):
    """Returns a command with what it printed; nothing where it failed."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return subprocess.CompletedProcess(command, 1, "", "")


def processor():
    info = Path("/proc/cpuinfo")
    lines = info.read_text().splitlines() if info.exists() else []
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def java():
    lines = said("java", "-version").stderr.splitlines()
    return lines[1] if len(lines) > 1 else "unknown"


def commit():
    revision = said("git", "rev-parse", "--short", "HEAD").stdout.strip() or "unknown"
    changed = said("git", "status", "--porcelain", "--untracked-files=no").stdout
    return revision + (" with changes" if changed else "")


def facts():
    return [
        f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
        f"{java()}; Python {platform.python_version()}",
    ]


class OtherWork:
    """The share of the processors' time that other processes took since this was made."""

    def __init__(self):
        self.before = self._ticks()

    @staticmethod
    def _ticks():
        """All ticks so far, those busy with anything (stolen ones too), those of our children."""
        path = Path("/proc/stat")
        if not path.exists():
            return None
        ticks = path.read_text().splitlines()[0].split()[1:9]
        user, nice, system, idle, wait, *others = map(int, ticks)
        busy = user + nice + system + sum(others)
        own = resource.getrusage(resource.RUSAGE_CHILDREN)
        ours = (own.ru_utime + own.ru_stime) * os.sysconf("SC_CLK_TCK")
        return busy + idle + wait, busy, ours

    def share(self):
        if self.before is None:
            return "an unknown share"
        every, busy, ours = (b - a for a, b in zip(self.before, self._ticks()))
        return f"{max(0, 100 * (busy - ours) / max(1, every)):.0f} %"
