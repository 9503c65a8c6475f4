"""Finds or installs what tests need beside Python: a browser, Chinese fonts, an office, poppler, Java, a clock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# The first is Chromium without a window or a bar: the same pages for less than half of the processor's time.
SYSTEM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
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


def install(packages: list[str]) -> None:
    """Install Debian's packages where that is possible; what cannot be had is left to whoever looks for it."""
    if not packages or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"installing {' '.join(packages)} for the tests", file=sys.stderr)
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *command], check=False, env=environment, stdout=subprocess.DEVNULL)


def main() -> int:
    """Make sure that the tests have what they need; exit status 1 where there is no browser."""
    # By itself, since some systems have no such package, and install nothing then.
    install([] if shutil.which(SYSTEM[0]) else [SYSTEM[0]])
    wanted = [] if system_browser() else ["chromium"]
    wanted += [] if system_firefox() else FIREFOX[:1]
    wanted += [] if has_chinese_font() else [FONTS, "fontconfig"]
    wanted += [package for program, packages in PROGRAMS.items() if not shutil.which(program) for package in packages]
    install(wanted)
    if system_browser():
        return 0
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
