"""Do the links of a record lead somewhere, and is its prose free of HTML?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..findings import Finding, Rule, Severity
from ..model import Prose
from . import Known, Subject, each
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
    {"zh": "HTML 标签会原样显示成文字", "en": "this HTML tag will be shown as text"},
    {
        "zh": "为了安全，正文只认一小部分 Markdown，不认 HTML。",
        "en": "To be safe, prose knows a small part of Markdown and no HTML.",
    },
    {
        "zh": "删掉标签；强调写 **文字**，分段空一行，列表每项以“- ”开头。",
        "en": "Delete the tag; write **words** for emphasis, an empty line between paragraphs, `- ` for a list.",
    },
)

# The target of [words](target), and of <scheme:…>. Neither can look back, so hostile text costs no more.
_TARGET = re.compile(r"\]\([ \t\n]{0,4}(?:<(?P<angled>[^<>\n]*)>|(?P<plain>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)?))")
_AUTOLINK = re.compile(r"<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*)>")
_SCHEMES = frozenset({"http", "https", "mailto"})
_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,20}[^\W\d_][\w-]{1,62}|[0-9]{1,3}(?:\.[0-9]{1,3}){3}")
_MAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,253}\Z")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,30}(?=[\s/>])[^<>]*>|<!--|<[!?][A-Za-z]")


def trouble(address: str) -> tuple[str, str] | None:
    """What is wrong with the address of a link, in Chinese and English; None where it can work."""
    if not address:
        return "没有网址", "has no address"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "的网址不完整", "has a malformed address"
    if not parts.scheme:
        return "没有以 https:// 开头", "does not begin with https://"
    if parts.scheme not in _SCHEMES:
        return "用了页面不接受的协议", "uses a scheme that pages do not accept"
    if parts.scheme == "mailto":
        return None if _MAIL.match(parts.path) else ("的邮箱地址不完整", "has a malformed e-mail address")
    if not host or not _HOST.fullmatch(host):
        return "没有可用的域名", "has no host that could be reached"
    return None


@each
def links_can_work(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG701: the links in prose and the addresses of sources are whole and of an accepted kind."""
    del known
    record = subject.record
    for path, text in subject.texts:
        if not isinstance(text, Prose):
            continue
        for key, said in text.root.items():
            for form in (_TARGET, _AUTOLINK):
                for found in form.finditer(said):
                    target = next((part for part in found.groups() if part is not None), "")
                    if wrong := trouble(target):
                        start, end = found.span(found.lastgroup or 0)
                        span = pinpoint(record, (*path, key), said, start, end)
                        yield BROKEN.at(record.path, span, zh=wrong[0], en=wrong[1])
    for at, source in enumerate(subject.case.sources):
        if source.url is not None and (wrong := trouble(source.url)):
            yield BROKEN.at(record.path, record.span(("sources", at, "url")), zh=wrong[0], en=wrong[1])


@each
def adapted_from_a_case(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG702: a case is adapted from another case of the library."""
    record, case = subject.record, subject.case
    others = known.cases - {case.id}
    for at, adaptation in enumerate(case.adapted_from):
        if adaptation.case in others:
            continue
        if adaptation.case == case.id:
            zh, en = "案例不能改编自它自己", "a case cannot be adapted from itself"
        else:
            zh, en = f"库里没有案例“{adaptation.case}”", f"the library has no case `{adaptation.case}`"
        help_ = meant(adaptation.case, others)
        yield ADAPTED.at(
            record.path, record.span(("adaptedFrom", at, "case")),
            zh=zh, en=en, zh_help=help_["zh"], en_help=help_["en"],
        )


@each
def no_html(subject: Subject, known: Known) -> Iterator[Finding]:
    """CG703: prose holds no HTML."""
    del known
    record = subject.record
    for path, text in subject.texts:
        for key, said in text.root.items():
            for found in _TAG.finditer(said):
                span = pinpoint(record, (*path, key), said, *found.span())
                yield HTML.at(record.path, span)
