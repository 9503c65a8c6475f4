"""Compares libraries that read YAML with what this program needs of one: `python tests/bench/yaml_libraries.py`.

Speed is processor time a record, the best of several rounds, on our own records and on made ones; the second table says
what each library makes of what a record may not hold. What is not installed is named. None of them is a dependency:
install them into an environment of their own, beside this program (`pip install yaml-rs py-yaml12 rapidyaml`).
"""

from __future__ import annotations

import argparse
import gc
import importlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import yaml

from casegen.compose import compose
from casegen.straight import straight

ROOT = Path(__file__).resolve().parents[2]
Read = Callable[[str], Any]


def _nothing(made: object) -> bool:
    """Nothing that a library makes of this is right."""
    del made
    return False


# What a record may not hold or must keep, and whether what was made of it shows that the library tells it.
RULES: Sequence[tuple[str, str, Callable[[Any], bool]]] = (
    ("anchors and aliases are refused", "a: &x b\nc: *x\n", _nothing),
    ("merge keys are refused", "a:\n  <<: {b: c}\n", _nothing),
    ("tags are refused", "a: !x b\n", _nothing),
    ("a field twice is refused", "a: b\na: c\n", _nothing),
    ("a second document is refused", "a: b\n---\nc: d\n", _nothing),
    ("more than 20 levels are refused", "a: " + "[" * 30 + "]" * 30 + "\n", _nothing),
    ("`no` is text", "a: no\n", lambda made: str(made["a"]) == "no"),
    ("`010` keeps its digits", "a: 010\n", lambda made: str(made["a"]) == "010"),
    ("`1.10` keeps its digits", "a: 1.10\n", lambda made: str(made["a"]) == "1.10"),
    ("`12:30` is text", "a: 12:30\n", lambda made: str(made["a"]) == "12:30"),
    ("`2022-06-01` is text", "a: 2022-06-01\n", lambda made: made["a"] == "2022-06-01"),
    ('`19` and `"19"` differ', 'a: 19\nb: "19"\n', lambda made: type(made["a"]) is not type(made["b"])),
)


def readers() -> dict[str, Read | None]:
    """The ways of reading by name; None where the library is not installed."""

    def events(text: str) -> None:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass

    found: dict[str, Read | None] = {
        "ours: `straight`, else events of libyaml": lambda text: straight(text) or compose(text, ""),
        "ours: events of libyaml (`compose`)": lambda text: compose(text, ""),
        "ours: the same with all marks": lambda text: compose(text, "", {}),
        "PyYAML: events of libyaml alone": events,
        "PyYAML: CSafeLoader": lambda text: yaml.load(text, yaml.CSafeLoader),
        "PyYAML: CBaseLoader": lambda text: yaml.load(text, yaml.CBaseLoader),
    }
    for name, module, made in (
        ("yaml-rs", "yaml_rs", lambda of: of.loads),
        ("py-yaml12", "yaml12", lambda of: of.parse_yaml),
        ("rapidyaml: a tree of its own", "ryml", lambda of: lambda text: of.parse_in_arena(text.encode())),
        ("rapidyaml: its tree walked into data", "ryml", lambda of: lambda text: walked(of, text)),
    ):
        try:
            found[name] = made(importlib.import_module(module))
        except ImportError:
            found[name] = None
    return found


def walked(ryml: Any, text: str) -> Any:
    """The data of rapidyaml's tree, every scalar as text with whether it was quoted."""
    tree = ryml.parse_in_arena(text.encode())

    def made(node: int) -> Any:
        if not tree.is_map(node) and not tree.is_seq(node):
            return Quoted(tree.val(node), "utf-8") if tree.is_val_quoted(node) else str(tree.val(node), "utf-8")
        children, at = [], tree.first_child(node)
        while at != ryml.NONE:
            children.append(at)
            at = tree.next_sibling(at)
        if tree.is_map(node):
            return {str(tree.key(one), "utf-8"): made(one) for one in children}
        return [made(one) for one in children]

    return made(tree.root_id())


class Quoted(str):
    """A scalar that stood in quotes."""


def taken(read: Read, texts: Sequence[str], rounds: int) -> float:
    """Milliseconds of the processor that reading takes a text, the best of so many rounds."""
    best = float("inf")
    for _ in range(rounds):
        began = time.process_time()
        for text in texts:
            read(text)
        best = min(best, time.process_time() - began)
    return best / len(texts) * 1000


def kept(rule: str, read: Read, text: str, holds: Callable[[Any], bool]) -> str:
    """What a library makes of one rule."""
    try:
        made = read(text)
    except Exception:  # each library has its own
        return "yes" if rule.endswith("refused") else "**refused**"
    return "yes" if holds(made) else "**no**"


def main() -> None:
    """Print both tables as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[ROOT / "cases"])
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    gc.disable()
    found = readers()
    here = {name: read for name, read in found.items() if read}
    texts = {folder: [one.read_text("utf-8") for one in sorted(folder.glob("*.yml"))] for folder in asked.folders}
    print("| processor ms a record |" + "".join(f" {folder.parent.name}/{folder.name} |" for folder in texts))
    print("| --- |" + " ---: |" * len(texts))
    for name, read in here.items():
        print(f"| {name} |" + "".join(f" {taken(read, some, asked.rounds):.2f} |" for some in texts.values()))
    giving = {name: read for name, read in here.items() if isinstance(read("a: b\n"), dict)}
    print("\n| rule |" + "".join(f" {name} |" for name in giving))
    print("| --- |" + " --- |" * len(giving))
    for rule, text, holds in RULES:
        print(f"| {rule} |" + "".join(f" {kept(rule, read, text, holds)} |" for read in giving.values()))
    missing = [name for name, read in found.items() if read is None]
    print("\nNot installed: " + (", ".join(missing) or "none"))


if __name__ == "__main__":
    main()
