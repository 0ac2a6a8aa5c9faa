"""The tables of the charts' own values say what the charts say, for every key that a bundle writes, and no more."""
import pytest

import chart_defaults
import charts
from bundles import RELEASES


@pytest.mark.parametrize("chart", [chart for _, chart, _ in RELEASES])
@pytest.mark.parametrize("tag", charts.TAGS)
def test_the_table_is_what_the_chart_has(chart, tag):
    if charts.folder(tag) is None:
        pytest.skip("OSMO_CHARTS is not set: the charts' own values are not compared")
    assert chart_defaults.written(chart) == chart_defaults.table(chart, tag)
