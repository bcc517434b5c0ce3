"""What the figures were made on."""

import datetime
import os
import platform
import subprocess
from pathlib import Path


def describe():
    return {
        "date": datetime.date.today().isoformat(),
        "cores": os.cpu_count(),
        "processor": processor(),
        "memory_gigabytes": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9),
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        "postgresql": output("psql", "--version").split()[2],
        "swift": swift_version(),
        "commit": output("git", "describe", "--always", "--dirty", "--exclude=*"),
    }


def processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def swift_version():
    words = output("swift", "--version").split()
    return words[words.index("version") + 1] if "version" in words else "unknown"


def output(*command):
    """The first thing a program says; empty when it is not there or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent)
    except OSError:
        return ""
    return done.stdout.strip()
