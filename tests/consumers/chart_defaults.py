"""What the charts have of themselves for the keys that our values files write: a table for each chart, from key to value.

`OSMO_CHARTS=FOLDER python chart_defaults.py` writes the tables anew.
"""
import json
import sys
from pathlib import Path

import yaml

import charts
from bundles import FIXTURES, RELEASES, ROOT, Bundle

FOLDER = ROOT / "core/src/release/v6_2/chart_defaults"


def own(chart, tag):
    """Returns the values that a chart brings along."""
    return yaml.safe_load((charts.folder(tag) / chart / "values.yaml").read_text())


def is_free(found):
    """Says whether a map has keys of its own making: annotations, labels."""
    return any("." in key or "/" in key for key in found)


def rows(ours, theirs, above=""):
    """Yields the keys that ours has, each with what the chart has there; None for nothing.

    Lists are one value, since Helm replaces them as a whole. So are maps that are empty in the chart, or that it does not have.
    """
    for key, value in ours.items():
        path = f"{above}{key}"
        there = theirs.get(key)
        both = isinstance(value, dict) and isinstance(there, dict)
        if both and there and not is_free(value) and not is_free(there):
            yield from rows(value, there, f"{path}.")
        else:
            yield path, there


def table(chart, tag):
    """Returns the table of a chart, over all bundles."""
    found, theirs = {}, own(chart, tag)
    for folder in sorted(FIXTURES.iterdir()):
        if (folder / "bundle").is_dir():
            found |= dict(rows(Bundle(folder).values[chart], theirs))
    return dict(sorted(found.items()))


def written(chart):
    """Returns the table as it stands in our sources."""
    return yaml.safe_load((FOLDER / f"{chart}.txt").read_text())


def main():
    """Writes the tables."""
    for _, chart, _ in RELEASES:
        head = f"# Source: NVIDIA/OSMO charts 1.2.0 and 1.2.1 ({chart}), Apache-2.0; only what stands in for keys that our files write.\n"
        lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in table(chart, charts.TAGS[-1]).items())
        (FOLDER / f"{chart}.txt").write_text(head + "".join(lines))


if __name__ == "__main__":
    sys.exit(main())
