"""Charts and the map of tiles."""

from datetime import date
from decimal import Decimal

from forum.practices import cartogram, charts


def test_tiles_are_34_and_no_two_lie_on_each_other():
    assert len(cartogram.TILES) == len(set(cartogram.TILES.values())) == 34
    assert all(column < cartogram.COLUMNS and row < cartogram.ROWS for column, row in cartogram.TILES.values())


def test_tiles_are_darkest_where_most_run_it():
    names = {"ha-noi": "Hà Nội", "hue": "Huế", "ho-chi-minh": "Hồ Chí Minh"}
    found = {tile.name: tile for tile in cartogram.tiles(names, {"ha-noi": 8, "hue": 1})}
    assert (found["Hà Nội"].shade, found["Huế"].shade, found["Hồ Chí Minh"].shade) == (4, 1, 0)
    assert found["Hồ Chí Minh"].lines == ("Hồ Chí", "Minh")


def test_bars_are_as_long_as_their_share():
    rows = [("a", Decimal("78.85")), ("b", Decimal(20))]
    assert [bar.width for bar in charts.bars(rows, Decimal(100))] == [Decimal("78.85"), Decimal(20)]
    assert charts.bars(rows)[0].width == 100
    assert charts.bars([]) == []


def test_line_grows_from_left_to_right_and_needs_two_months():
    assert charts.line([(date(2025, 1, 1), 3)]) is None
    found = charts.line([(date(2025, 1, 1), 1), (date(2025, 7, 1), 2), (date(2026, 1, 1), 10)])
    assert (found.first, found.last, found.total) == (date(2025, 1, 1), date(2026, 1, 1), 10)
    assert (found.x, found.y) == (charts.WIDTH - charts.LEFT, 12)
