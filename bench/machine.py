# SPDX-License-Identifier: BSL-1.0
"""What the pages of measurements say of the machine."""
import pathlib
import platform
import subprocess


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":")[1].strip()
    return platform.machine()


def version(compiler):
    return subprocess.run([compiler, "--version"], text=True, stdout=subprocess.PIPE).stdout.splitlines()[0]
