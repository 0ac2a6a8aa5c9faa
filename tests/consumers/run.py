"""Runs the checks in this folder: the programs that read the configurator's files read them.

    OSMO_CHECK=FOLDER [OSMO_CHARTS=FOLDER] FOLDER/venv/bin/python run.py [PYTEST ARGUMENTS]

OSMO_CHECK is the folder that install_tools.py filled: bin/helm, bin/kubectl, bin/envoy.
OSMO_CHARTS has 6.2.8/deployments/charts and 6.2.10/deployments/charts of OSMO's repository; its CLI is read in 6.2.8/src/cli.
Whatever cannot be checked here is listed at the end, each line starting with SKIPPED.
"""
import os
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
OPTIONS = [
    "-q",
    # Two at a time; the checks of one file share what they render.
    "-n", "2",
    "--dist", "loadfile",
    "--tb=short",
    "--durations=5",
    "--durations-min=2",
    "-p", "no:cacheprovider",
    "-o", "python_files=check_*.py",
    "-o", "python_functions=test_*",
]


class Tally:
    """Counts what happened, for the closing line."""

    def __init__(self):
        self.passed = self.failed = 0
        self.skipped = []

    def pytest_runtest_logreport(self, report):
        if report.failed:
            self.failed += 1
        elif report.skipped:
            reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
            self.skipped.append((report.nodeid, reason.removeprefix("Skipped: ")))
        elif report.when == "call":
            self.passed += 1


def main():
    if "OSMO_CHECK" not in os.environ:
        sys.exit(__doc__)
    sys.dont_write_bytecode = True
    tally = Tally()
    arguments = sys.argv[1:]
    if not any(argument.split("::")[0].endswith(".py") for argument in arguments):
        arguments.append(str(HERE))
    status = pytest.main([*OPTIONS, "--rootdir", str(HERE), *arguments], plugins=[tally])
    line = "!" * 80
    for reason in sorted({reason for _, reason in tally.skipped}):
        count = sum(1 for _, other in tally.skipped if other == reason)
        print(f"{line}\nSKIPPED: {reason} ({count} checks)\n{line}")
    if status == 0:
        print(f"The real readers accept the generated files: {tally.passed} checks, {len(tally.skipped)} skipped.")
    else:
        print(f"{tally.failed} checks failed: a real reader does not get what was meant. See above.")
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
