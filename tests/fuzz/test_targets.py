"""The targets hold for what they begin with and for some hundred changes of it; `make audit` goes on from there."""

from __future__ import annotations

import random

import pytest

from .targets import TARGETS, fed, mutated

# What once did what no input may, by its target.
FOUND: dict[str, tuple[bytes, ...]] = {}


@pytest.mark.parametrize("name", TARGETS)
def test_what_it_begins_with(name: str) -> None:
    for raw in (b"", *TARGETS[name].seeds(), *FOUND.get(name, ())):
        fed(TARGETS[name], raw)


@pytest.mark.parametrize("name", TARGETS)
def test_changes_at_random(name: str) -> None:
    chance = random.Random(name)
    seeds = list(TARGETS[name].seeds())
    for _ in range(120):
        fed(TARGETS[name], mutated(chance, chance.choice(seeds)))
