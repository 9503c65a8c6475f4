"""`casegen pack`: files of chosen cases or of a curated pack, and a clear word where that cannot be."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from pptx import Presentation
from pptx.oxml.ns import qn

from casegen.cli import main
from conftest import GOLDEN_LIBRARY
from packs.test_downloads import with_pack


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library with a curated pack."""
    return with_pack(Path(shutil.copytree(GOLDEN_LIBRARY, tmp_path_factory.mktemp("pack") / "library")))


def pack(root: Path, *arguments: object) -> Result:
    return CliRunner().invoke(main, ["pack", *map(str, arguments), "-C", str(root)])


def test_chosen_cases_become_all_documents(root: Path, tmp_path: Path) -> None:
    done = pack(root, "stair-lamps", "pantry", "-o", tmp_path / "new")
    assert done.exit_code == 0
    assert [Path(line).name for line in done.stdout.splitlines()] == [
        "pack-participants-zh.docx",
        "pack-participants-zh.pdf",
        "pack-facilitator-zh.docx",
        "pack-facilitator-zh.pdf",
        "pack-slides-zh.pptx",
    ]
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == sorted(
        Path(line).name for line in done.stdout.splitlines()
    )


def test_a_plan_is_followed_and_an_earlier_file_replaced(root: Path, tmp_path: Path) -> None:
    chosen = ("stair-lamps", "--edition", "facilitator", "--format", "docx", "--locale", "en", "-o", tmp_path)
    assert pack(root, *chosen).exit_code == 0
    path = tmp_path / "stair-lamps-facilitator-en.docx"
    first = path.read_bytes()
    done = pack(root, *chosen, "--minutes", "45", "--method", "gibbs", "--function", "supportive")
    assert done.exit_code == 0
    assert path.read_bytes() != first
    text = "\n".join(one.text for one in docx.Document(str(path)).paragraphs)
    assert "45 minutes" in text
    assert "Gibbs" in text


@pytest.mark.parametrize("language", ["zh-hant", "both"])
def test_a_curated_pack_is_named_by_its_id(language: str, root: Path, tmp_path: Path) -> None:
    done = pack(root, "evening-lights", "--locale", language, "--edition", "slides", "-o", tmp_path)
    assert done.exit_code == 0
    made = Presentation(str(tmp_path / f"evening-lights-slides-{language}.pptx"))
    title = made.slides[0].shapes.title
    assert title is not None
    assert title.text_frame.text == ("樓道裡的燈" if language == "zh-hant" else "楼道里的灯 / Lights on the stairs")


def test_what_is_said_goes_before_what_a_curated_pack_says_in_both_languages(root: Path, tmp_path: Path) -> None:
    chosen = ("evening-lights", "--edition", "slides", "--locale", "both", "--minutes", "31", "--title", "灯 & lights")
    assert pack(root, *chosen, "-o", tmp_path).exit_code == 0
    made = Presentation(str(tmp_path / "evening-lights-slides-both.pptx"))
    said = "".join(one.text for slide in made.slides for one in slide.element.iter(qn("a:t")))
    assert all(text in said for text in ("灯 & lights", "31分钟", "31 minutes"))


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("长" * 200, "长" * 200),
        ("x" * 900, "x" * 500),
        (" 志願者\t與\x1b[31m\u202e志愿者\n<b>{title}</b> ", "志願者 與[31m志愿者 <b>{title}</b>"),
    ],
    ids=["long", "too long", "mixed and hostile"],
)
def test_a_title_stays_text_on_one_line(title: str, told: str, root: Path, tmp_path: Path) -> None:
    chosen = ("stair-lamps", "--edition", "participants", "--format", "docx,pdf", "--title", title)
    assert pack(root, *chosen, "-o", tmp_path).exit_code == 0
    made = docx.Document(str(tmp_path / "stair-lamps-participants-zh.docx"))
    assert told in [one.text for one in made.paragraphs]
    assert made.core_properties.title.startswith(told[:200])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["stair-lapms"], "did you mean stair-lamps?"),
        (["evening-light"], "did you mean evening-lights?"),
        (["nothing-like-it-at-all"], "has no case called nothing-like-it-at-all"),
        (["../../etc/passwd"], "has no case called"),
        (["half-written"], "half-written is a draft; --drafts"),
        (["lost-bench"], "lost-bench is retired"),
        (["stair-lamps", "evening-lights"], "is a curated pack; name it alone"),
        (["stair-lamps", "--minutes", "4"], "5 to 480 minutes, not 4"),
        (["stair-lamps", "--method", "talk"], "unknown method talk"),
        (["stair-lamps", "--function", "x"], "unknown function x"),
        (["stair-lamps", "--edition", "participants,pupils"], "pupils is not one of"),
        (["stair-lamps", "--format", "odt"], "odt is not one of docx, pptx, pdf"),
        (["stair-lamps", "--edition", "slides", "--format", "pdf"], "no such documents"),
        ([], "Missing argument"),
    ],
)
def test_what_cannot_be_says_why(arguments: list[str], told: str, root: Path, tmp_path: Path) -> None:
    done = pack(root, *arguments, "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "out").exists()


def test_a_draft_is_taken_when_asked_for(root: Path, tmp_path: Path) -> None:
    done = pack(root, "half-written", "--drafts", "--edition", "participants", "--format", "docx", "-o", tmp_path)
    assert done.exit_code == 0
    assert (tmp_path / "half-written-participants-zh.docx").is_file()


def test_a_folder_that_cannot_be_written_is_named(root: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    done = pack(root, "stair-lamps", "--format", "pptx", "-o", tmp_path / "taken" / "below")
    assert done.exit_code == 2
    assert "taken" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["stair-lapms", "--locale", "zh"], "库里没有叫stair-lapms的案例，是不是stair-lamps？"),
        (["stair-lamps", "--minutes", "4", "--locale", "zh"], "5到480分钟，不能是4分钟"),
        (["lost-bench", "--locale", "zh-hant"], "案例lost-bench已撤下"),
        (["stair-lamps", "--method", "talk", "--locale", "en"], "unknown method talk; it is one of orid"),
        (["stair-lamps", "--edition", "slides", "--format", "pdf", "--locale", "zh"], "没有这样的文件"),
    ],
)
def test_it_says_why_in_the_language_that_was_asked_for(
    arguments: list[str], told: str, root: Path, tmp_path: Path
) -> None:
    done = pack(root, *arguments, "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert told in done.stderr


def test_it_says_why_in_the_language_of_the_environment(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, told in (("zh_CN.UTF-8", "没有talk这种方法"), ("en_GB.UTF-8", "unknown method talk")):
        monkeypatch.setenv("LC_ALL", variable)
        assert told in pack(root, "stair-lamps", "--method", "talk", "-o", tmp_path / "out").stderr
        assert told in pack(root, "stair-lamps", "--locale", "both", "--method", "talk", "-o", tmp_path / "out").stderr


def test_a_template_is_written_once_and_used(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "looks.docx"
    written = CliRunner().invoke(main, ["pack", "--write-template", str(path)])
    assert (written.exit_code, written.stdout) == (0, f"{path}\n")
    again = CliRunner().invoke(main, ["pack", "--write-template", str(path)])
    assert again.exit_code == 2
    assert "exists" in again.stderr
    word = docx.Document(str(path))
    word.sections[0].header.paragraphs[0].text = "A head of our own"
    word.save(str(path))
    chosen = ("stair-lamps", "--edition", "participants", "--format", "docx", "-o", tmp_path)
    assert pack(root, *chosen, "--template", path).exit_code == 0
    made = docx.Document(str(tmp_path / "stair-lamps-participants-zh.docx"))
    assert made.sections[0].header.paragraphs[0].text == "A head of our own"


def test_a_template_that_cannot_be_used_is_named(root: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK")
    for name, told in (("broken.docx", "broken"), ("none.docx", "No such file")):
        done = pack(root, "stair-lamps", "--template", tmp_path / name, "-o", tmp_path / "out")
        assert done.exit_code == 2
        assert name in done.stderr
        assert told in done.stderr
        assert not (tmp_path / "out").exists()
