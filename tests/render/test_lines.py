"""The text of HTML, block by block."""

from __future__ import annotations

import pytest

from casegen.render.lines import lines
from growth import is_linear


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>一</h1><p>二 <em>三</em>\n四</p>", ("一", "二 三 四")),
        ("a<br>b<ul><li>c<li>d</ul>", ("a", "b", "c", "d")),
        ("<table><tr><td>1<td>2</table>", ("1", "2")),
        ("<script>alert(1)</script><style>p{}</style>x &amp; y&lt;", ("x & y<",)),
        ("</script>x", ("x",)),
        ("<p>", ()),
        ("", ()),
    ],
)
def test_every_block_is_a_line(html: str, text: tuple[str, ...]) -> None:
    assert lines(html) == text


def test_time_grows_with_the_text() -> None:
    assert is_linear(lambda size: lines.__wrapped__("<p><b>x" * size), 2_000)
