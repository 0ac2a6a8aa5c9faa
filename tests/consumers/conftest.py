"""What all checks share."""
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bundles import all_bundles


def pytest_generate_tests(metafunc):
    """A check that asks for `bundle` runs once for each fixture."""
    if "bundle" in metafunc.fixturenames:
        metafunc.parametrize("bundle", all_bundles(), ids=repr)
