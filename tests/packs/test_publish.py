"""The scripts of materials: what they hold, that no text ends one, and that what stands is not made anew."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace

from casegen.library import Library
from casegen.locales import LOCALES
from casegen.model import Title
from casegen.packs.materials import material
from casegen.packs.publish import material_files
from conftest import Built

BEGIN = "((self.casegen=self.casegen||{}).material=self.casegen.material||{})"


def test_every_case_has_its_material_in_every_edition(built: Built) -> None:
    for locale in LOCALES:
        reader = built.reader(locale)
        for case in built.library.cases:
            text = (built.folder / locale / "packs" / "material" / f"{case.id}.js").read_text("utf-8")
            head = f"{BEGIN}[{json.dumps(case.id)}]="
            assert text.startswith(head)
            said = json.loads(text[len(head) : -2])
            assert said == json.loads(json.dumps(asdict(material(case, reader, built.site.settings))))
    for case in built.library.retired:
        assert not (built.folder / "zh" / "packs" / "material" / f"{case.id}.js").exists()


def test_a_hostile_title_ends_no_script(built: Built) -> None:
    case = built.library.cases[0].model_copy(update={"title": Title({"zh": "</script><script>x()//\u2028", "en": "a"})})
    library = Library((case,), built.library.schemes)
    for _, text in material_files(library, built.site.settings):
        assert not re.search(r"</script|<script|\u2028", text, re.IGNORECASE)


def test_what_stands_is_not_made_anew(built: Built) -> None:
    settings, library = built.site.settings, built.library
    assert list(material_files(library, settings, library)) == []
    other = library.cases[1].model_copy()
    changed = replace(library, cases=(library.cases[0], other, *library.cases[2:]))
    paths = [path for path, _ in material_files(changed, settings, library)]
    assert paths == [f"{locale}/packs/material/{other.id}.js" for locale in LOCALES]
    schemes = dict(library.schemes)
    schemes["actors"] = schemes["actors"].model_copy()
    assert len(list(material_files(replace(library, schemes=schemes), settings, library))) == len(library.cases) * 3
