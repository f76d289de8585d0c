"""Circles: what leads back is told apart from what only stands near."""

from __future__ import annotations

import pytest

from drift_lsp.graphs.circles import LEAST, Circles


@pytest.fixture
def circles() -> Circles:
    """A project without circles: each module loads the next."""
    made = Circles()
    for n in range(200):
        made.put(f"shop.part_{n}", [f"shop.part_{n + 1}:Item"])
    return made


def test_what_leads_back_closes_a_circle(circles):
    assert circles.closes("shop.part_9", "shop.part_3:Item")
    assert not circles.closes("shop.part_3", "shop.part_9:Item")
    assert not circles.closes("shop.part_3", "shop.part_3:Item")
    assert not circles.closes("shop.part_3", "other:")


def test_a_known_circle_is_told_at_each_of_its_ends(circles):
    circles.put("shop.part_9", ["shop.part_7:Item", "shop.part_10:Item"])
    assert circles.closes("shop.part_9", "shop.part_7:Item")
    assert circles.closes("shop.part_7", "shop.part_8:Item")
    assert not circles.closes("shop.part_9", "shop.part_10:Item")
    circles.put("shop.part_9", ["shop.part_10:Item"])
    assert not circles.closes("shop.part_7", "shop.part_8:Item")


def test_a_name_of_a_package_is_the_module_if_there_is_one(circles):
    circles.put("shop", ["shop.part_3:Item"])
    assert not circles.closes("shop.part_5", "shop:part_8")
    assert circles.closes("shop.part_5", "shop:part_8,VERSION"), "the package itself loads part_3, which leads here"


def test_where_circles_are_usual_nothing_is_said(circles):
    for n in range(0, 40, 4):
        circles.put(f"shop.part_{n + 1}", [f"shop.part_{n}:Item"])
    assert not circles.closes("shop.part_99", "shop.part_50:Item")


def test_of_a_small_project_nothing_is_known():
    made = Circles()
    for n in range(LEAST - 1):
        made.put(f"part_{n}", [f"part_{n + 1}:"])
    assert not made.closes("part_5", "part_1:")
    made.put("part_20", ["part_21:"])
    assert made.closes("part_5", "part_1:")
    made.remove("part_20")
    assert not made.closes("part_5", "part_1:")
