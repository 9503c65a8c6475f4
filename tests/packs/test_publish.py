"""The scripts of materials: what they hold, that no text ends one, and which of them a change makes anew."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, replace

from casegen.library import Library
from casegen.locales import LOCALES
from casegen.model import Title
from casegen.packs.materials import material
from casegen.packs.publish import material_files
from conftest import Built, files_of

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
    for _, text in files_of(material_files(library, built.site.settings)):
        assert not re.search(r"</script|<script|\u2028", text, re.IGNORECASE)


def test_the_key_of_a_case_is_that_of_what_it_says(built: Built) -> None:
    settings, library = built.site.settings, built.library
    before = [unit.key for unit in material_files(library, settings)]
    assert len(set(before)) == len(library.cases)
    first, second, *others = library.cases
    same = replace(library, cases=(first.model_copy(), second, *others))
    assert [unit.key for unit in material_files(same, settings)] == before
    other = second.model_copy(update={"title": Title({"zh": "另一个", "en": "Another"})})
    changed = [unit.key for unit in material_files(replace(library, cases=(first, other, *others)), settings)]
    assert [at for at, key in enumerate(changed) if key != before[at]] == [1]
