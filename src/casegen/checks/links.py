"""Do the links of a record lead somewhere, and is its prose free of HTML?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..findings import Finding, Rule, Severity, Words
from ..forms import Form
from ..model import Prose
from . import Brief, Known, Subject, each, whole
from .near import meant
from .pinpoint import pinpoint

BROKEN = Rule(
    "CG701", Severity.ERROR,
    {"zh": "链接写法有误", "en": "A link that cannot work"},
    {"zh": "这个链接{zh}", "en": "this link {en}"},
    {
        "zh": "页面只接受 http、https 和 mailto 链接，别的会被去掉，读者只看到文字。",
        "en": "Pages keep only http, https and mailto links; of any other, readers see the words alone.",
    },
    {
        "zh": "写完整的网址，如 https://example.org/report；没有网址就只写文字。",
        "en": "Write the whole address, such as https://example.org/report, or leave only the words.",
    },
)
ADAPTED = Rule(
    "CG702", Severity.ERROR,
    {"zh": "改编自的案例不存在", "en": "Adapted from a case that is not there"},
    {"zh": "{zh}", "en": "{en}"},
    {
        "zh": "adaptedFrom 把两个案例连起来，读者要能走过去看。",
        "en": "`adaptedFrom` joins two cases, and readers must be able to follow it.",
    },
    {"zh": "{zh_help}", "en": "{en_help}"},
)
HTML = Rule(
    "CG703", Severity.WARNING,
    {"zh": "正文里有 HTML", "en": "HTML in prose"},
    {"zh": "HTML 标签会原样显示成文字{zh}", "en": "this HTML tag will be shown as text{en}"},
    {
        "zh": "为了安全，正文只认一小部分 Markdown，不认 HTML。",
        "en": "To be safe, prose knows a small part of Markdown and no HTML.",
    },
    {
        "zh": "删掉标签；强调写 **文字**，分段空一行，列表每项以“- ”开头。",
        "en": "Delete the tag; write **words** for emphasis, an empty line between paragraphs, `- ` for a list.",
    },
)

NO_ADDRESS = Words("link.none", {"zh": "没有网址", "en": "has no address"})
MALFORMED = Words("link.malformed", {"zh": "的网址不完整", "en": "has a malformed address"})
NO_SCHEME = Words("link.no-scheme", {"zh": "没有以 https:// 开头", "en": "does not begin with https://"})
STRANGE = Words("link.scheme", {"zh": "用了页面不接受的协议", "en": "uses a scheme that pages do not accept"})
NO_MAIL = Words("link.mail", {"zh": "的邮箱地址不完整", "en": "has a malformed e-mail address"})
NO_HOST = Words("link.host", {"zh": "没有可用的域名", "en": "has no host that could be reached"})
# What a finding ends with that stands at the first of several places in one text.
MORE = Words("link.more", {"zh": "（这段文字里共有{count}处）", "en": " ({count} places in this text)"})
NO_CASE = Words("adapted.none", {"zh": "库里没有案例“{id}”", "en": "the library has no case `{id}`"})
ITSELF = Words("adapted.itself", {"zh": "案例不能改编自它自己", "en": "a case cannot be adapted from itself"})

# The target of [words](target), and of <scheme:…>: (what leads to it)(the target). Neither can look back, so
# hostile text costs no more.
_TARGETS = (
    Form("link.angled", r"(\]\([ \t\n]{0,4}<)([^<>\n]*)>", needs="<"),
    Form(
        "link.plain",
        r"(\]\([ \t\n]{0,4})(?!<[^<>\n]*>)([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)?)",
        needs=r"\]\(",
    ),
    Form("link.auto", r"(<)([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*)>", needs="<"),
)
_SCHEMES = frozenset({"http", "https", "mailto"})
# (scheme)(the rest), and what follows http or https: (host)(port).
_ADDRESS = Form("link.address", r"\A ?([A-Za-z][A-Za-z0-9+.-]*):")
_PLACE = Form("link.place", r"\A//(?:[^/?#]*@)?([^/?#@:]*)(?::([^/?#@]*))?(?=[/?#]|\Z)")
_PORT = Form("link.port", r"\A[0-9]{0,5}\Z")
_MOST = 65_535
_LETTER, _ALNUM = r"(?:(?![0-9_])\w)", r"(?:(?!_)\w)"
_HOST = Form(
    "link.reachable",
    rf"\A(?:(?:{_ALNUM}(?:[\w-]{{0,61}}{_ALNUM})?\.){{1,20}}{_LETTER}[\w-]{{1,62}}|[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}})\Z",
)
_MAIL = Form("link.mailbox", r"\A[^@\s]{1,64}@[^@\s?#]{1,253}(?=[?#]|\Z)")
_TAG = Form("html.tag", r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?=[\s/>])[^<>]*>|<!--|<[!?][A-Za-z]", needs="<")


def trouble(address: str) -> Words | None:
    """What is wrong with the address of a link; None where it can work."""
    if not address:
        return NO_ADDRESS
    found = _ADDRESS.pattern.match(address)
    if not found:
        return NO_SCHEME
    scheme, rest = found[1].lower(), address[found.end() :]
    if scheme not in _SCHEMES:
        return STRANGE
    if scheme == "mailto":
        return None if _MAIL.pattern.match(rest) else NO_MAIL
    place = _PLACE.pattern.match(rest)
    if not place:
        return NO_HOST if not rest.startswith("//[") else MALFORMED
    if place[2] and not (_PORT.pattern.match(place[2]) and int(place[2]) <= _MOST):
        return MALFORMED
    return None if _HOST.pattern.match(place[1]) else NO_HOST


def targets(said: str) -> Iterator[re.Match[str]]:
    """Every link in prose, as a match whose second group is what it leads to."""
    for form in _TARGETS:
        yield from form.all(said)


@each
def links_can_work(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG701: the links in prose and the addresses of sources are whole and of an accepted kind; once a text."""
    del known
    record = subject.record
    for path, text, key, said in subject.said.of(subject.said.holding(("](", "<"))):
        found = targets(said) if isinstance(text, Prose) else ()
        broken = {one.span(2): wrong for one in found if (wrong := trouble(one[2]))}
        if broken:
            first, more = min(broken), _more(len(broken))
            words = {locale: f"{told}{more[locale]}" for locale, told in broken[first].said().items()}
            yield BROKEN.at(record.path, pinpoint(record, (*path, key), said, *first), **words)
    for at, source in enumerate(subject.case.sources):
        if source.url is not None and (wrong := trouble(source.url)):
            yield BROKEN.at(record.path, record.span(("sources", at, "url")), **wrong.said())


@whole
def adapted_from_a_case(briefs: Sequence[Brief], known: Known) -> Iterator[Finding]:
    """CG702: a case is adapted from another case of the library."""
    for brief in briefs:
        for at, origin in enumerate(brief.origins):
            if origin in known.cases and origin != brief.id:
                continue
            wrong = ITSELF.said() if origin == brief.id else NO_CASE.said(id=origin)
            help_ = meant(origin, known.cases - {brief.id})
            yield ADAPTED.at(
                brief.record.path, brief.record.span(("adaptedFrom", at, "case")),
                **wrong, zh_help=help_["zh"], en_help=help_["en"],
            )


@each
def no_html(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG703: prose holds no HTML; once a text."""
    del known
    record = subject.record
    for path, _, key, said in subject.said.of(subject.said.holding("<")):
        if tags := [found.span() for found in _TAG.all(said)]:
            span = pinpoint(record, (*path, key), said, *tags[0])
            yield HTML.at(record.path, span, **_more(len(tags)))


def _more(count: int) -> dict[str, str]:
    """What the message about the first of so many places ends with, in every language."""
    return MORE.said(count=count) if count > 1 else dict.fromkeys(MORE.texts, "")
