"""Writes the bill of materials of a release, as CycloneDX 1.5: what the wheel requires and what is in its scripts.

    python release/sbom.py FILE

What is required is as `uv.lock` has it, with the extras as optional; what is bundled is as `web/package-lock.json` has
it and as the scripts were built. The same commit gives the same bytes: the serial number is made from what is listed,
and the time is SOURCE_DATE_EPOCH, or none. Exit status 1 where a licence is not allowed.
"""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import licences

ROOT = Path(__file__).resolve().parents[1]
UV = ROOT / ".venv" / ".uv" / "bin" / "uv"
# What the build of the scripts says they hold: a line `name version (licence)` before each licence.
BUNDLED = ROOT / "templates" / "theme" / "assets" / "licences.txt"
_PACKAGE = re.compile(r"^(@?[\w./-]+) (\d[\w.+-]*) \((.+)\)$", re.MULTILINE)

Json = dict[str, Any]


def locked(*options: str) -> Json:
    """What `uv.lock` requires, as uv writes it down in CycloneDX."""
    command = [str(UV), "export", "--quiet", "--frozen", "--no-dev", "--format", "cyclonedx1.5", *options]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    made: Json = json.loads(done.stdout)
    return made


def required() -> tuple[Json, list[Json], list[Json]]:
    """The program itself, what it requires or may require, and what each of them depends on."""
    whole = locked("--all-extras")
    needed = {one["purl"] for one in locked()["components"]}
    program: Json = whole["metadata"]["component"]
    names = {program["bom-ref"]: f"pkg:pypi/{program['name']}@{program['version']}"}
    for one in whole["components"]:
        names[one["bom-ref"]] = one["purl"]
        one["bom-ref"] = one["purl"]
        one["scope"] = "required" if one["purl"] in needed else "optional"
        one["licenses"] = _licences(licences.said(one["name"]))
    purl = names[program["bom-ref"]]
    program |= {"type": "application", "bom-ref": purl, "purl": purl, "licenses": _licences("MIT")}
    graph = [
        {"ref": names[one["ref"]], "dependsOn": sorted(names[to] for to in one.get("dependsOn", ()))}
        for one in whole["dependencies"]
    ]
    return program, whole["components"], graph


def bundled() -> Iterator[Json]:
    """The packages whose code is in the scripts."""
    packages = json.loads((ROOT / "web" / "package-lock.json").read_text("utf-8"))["packages"]
    for name, version, licence in _PACKAGE.findall(BUNDLED.read_text("utf-8")):
        (lock,) = (
            one
            for path, one in packages.items()
            if path.rpartition("node_modules/")[2] == name and one["version"] == version
        )
        algorithm, _, digest = lock["integrity"].partition("-")
        purl = f"pkg:npm/{name.replace('@', '%40')}@{version}"
        yield {
            "type": "library",
            "bom-ref": purl,
            "name": name,
            "version": version,
            "scope": "required",
            "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": base64.b64decode(digest).hex()}],
            "licenses": _licences(licence),
            "purl": purl,
        }


def bill(epoch: str | None) -> Json:
    """The whole bill, of a release of that time."""
    program, components, graph = required()
    scripts = list(bundled())
    (own,) = (one for one in graph if one["ref"] == program["bom-ref"])
    own["dependsOn"] = sorted([*own["dependsOn"], *(one["bom-ref"] for one in scripts)])
    said: Json = {"component": program}
    if epoch:
        said["timestamp"] = datetime.fromtimestamp(int(epoch), UTC).isoformat().replace("+00:00", "Z")
    graph += [{"ref": one["bom-ref"]} for one in scripts]
    content: Json = {
        "metadata": said,
        "components": sorted([*components, *scripts], key=lambda one: str(one["bom-ref"])),
        "dependencies": sorted(graph, key=lambda one: str(one["ref"])),
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "serialNumber": serial.urn, "version": 1} | content


def refused(made: Json) -> Iterator[str]:
    """A line for every package of a bill whose licence is unknown or not allowed."""
    for one in made["components"]:
        names = licences.BUNDLED if one["purl"].startswith("pkg:npm/") else licences.REQUIRED
        said = " AND ".join(each.get("expression") or each["license"]["name"] for each in one["licenses"])
        if not said or not licences.allowed(said, names):
            yield f"{one['name']} {one['version']}: licence {said or 'unknown'}"


def _licences(said: str) -> list[Json]:
    """A licence as CycloneDX has it: an SPDX expression, or a name where it is none."""
    if not said:
        return []
    expression = licences.allowed(said, licences.IDENTIFIERS)
    return [{"expression": said} if expression else {"license": {"name": said}}]


def main() -> int:
    """Write the bill; exit status 1 where a licence is not allowed."""
    made = bill(os.environ.get("SOURCE_DATE_EPOCH"))
    Path(sys.argv[1]).write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")
    lines = list(refused(made))
    for line in lines:
        print(line, file=sys.stderr)
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
