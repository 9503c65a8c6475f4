"""Finds or installs what tests need beside Python: a browser, Chinese fonts, an office, poppler, Java, a clock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

SYSTEM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX = ("firefox-esr", "firefox")
FONTS = "fonts-noto-cjk"
# What opens the packs' documents, turns pages into pictures, runs the checker of HTML and gives builds another clock,
# by the program looked for.
PROGRAMS = {
    "soffice": ("libreoffice-writer-nogui", "libreoffice-impress-nogui"),
    "pdftoppm": ("poppler-utils",),
    "java": ("default-jre-headless",),
    "faketime": ("faketime",),
}


def system_browser() -> str | None:
    """The path of a Chromium of the system, or None."""
    return next((path for name in SYSTEM if (path := shutil.which(name))), None)


def system_firefox() -> str | None:
    """The path of a Firefox of the system, or None."""
    return next((path for name in FIREFOX if (path := shutil.which(name))), None)


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font that covers Chinese."""
    if not shutil.which("fc-list"):
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout.strip())


def main() -> int:
    """Make sure that the tests have what they need; exit status 1 where there is no browser."""
    wanted = [] if system_browser() else ["chromium"]
    wanted += [] if system_firefox() else FIREFOX[:1]
    wanted += [] if has_chinese_font() else [FONTS]
    wanted += [package for program, packages in PROGRAMS.items() if not shutil.which(program) for package in packages]
    if wanted and shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        print(f"installing {' '.join(wanted)} for the tests", file=sys.stderr)
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment, stdout=subprocess.DEVNULL)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted, "fontconfig"],
            check=False,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
    if system_browser():
        return 0
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
