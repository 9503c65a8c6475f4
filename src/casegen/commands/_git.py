"""Asks git which files of a library changed since a revision."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ..config import ConfigError
from ..safe import printable

_LEAVE_OUT = "without --changed everything is shown"


def changed(root: Path, base: str) -> set[str]:
    """The files below `root` that git finds added, modified, renamed or untracked, as paths below it.

    They are compared, as they lie on the disk, with the commit where the present branch parted from `base`; an empty
    `base` is the default branch of `origin`, or HEAD where there is none. Names are as findings show them. Raises
    ConfigError where there is no git, no repository or no such revision.
    """
    since = _parting(root, base)
    # Without renames, a file under a new name is one that was added.
    compared = ["diff", "--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff", "--diff-filter=d"]
    names = _git(root, *compared, since, "--", ".") + _git(
        root, "ls-files", "-z", "--others", "--exclude-standard", "--", "."
    )
    return {printable(os.fsdecode(name)) for name in names.split(b"\0") if name}


def _parting(root: Path, base: str) -> str:
    """The commit that files are compared with: the latest that both HEAD and `base` come from."""
    _git(root, "rev-parse", "--git-dir")
    head = _commit(root, "HEAD")
    if head is None:
        raise ConfigError(f"there is no commit yet to compare with; {_LEAVE_OUT}")
    found = _commit(root, base) if base else _commit(root, "refs/remotes/origin/HEAD") or head
    if found is None:
        raise ConfigError(f"git knows no revision `{printable(base)}`; name one such as HEAD~1, or fetch it first")
    try:
        return _git(root, "merge-base", head, found).decode("ascii").strip()
    except ConfigError:
        # Nothing in common, or not fetched that far back.
        return found


def _commit(root: Path, revision: str) -> str | None:
    try:
        # Only ever a name: not an option, whatever it begins with.
        asked = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except ConfigError:
        return None
    return asked.decode("ascii").strip()


def _git(root: Path, *arguments: str) -> bytes:
    """What git answers in the folder; raises ConfigError with its own first line where it fails."""
    try:
        done = subprocess.run(
            ["git", "-C", os.fspath(root), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
        )
    except FileNotFoundError:
        raise ConfigError(f"--changed needs git, which is not installed; {_LEAVE_OUT}") from None
    except ValueError:
        raise ConfigError("the name of a revision holds a character that none can hold") from None
    if done.returncode != 0:
        said = next(iter(done.stderr.decode("utf-8", "replace").splitlines()), "git failed")
        raise ConfigError(f"--changed: {printable(said)}; {_LEAVE_OUT}")
    return done.stdout
