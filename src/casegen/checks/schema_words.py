"""The words that findings about a record's form are put together from."""

from __future__ import annotations

from ..findings import Words

WHOLE_FILE = Words("file", {"zh": "文件", "en": "the file"})
FIELD = Words("field", {"zh": "“{word}”", "en": "`{word}`"})
MEMBER = Words("member", {"zh": "“{word}”的第{count}项", "en": "member {count} of `{word}`"})
CHARACTERS = Words("characters", {"zh": "个字", "en": "characters"})
MEMBERS = Words("members", {"zh": "项", "en": "members"})
FULL_WIDTH_NAME = Words(
    "schema.full-width",
    {
        "zh": "改成“{like}”：现在的写法里有全角字符或多余的空格。",
        "en": "Write `{like}`: there are full-width characters or extra spaces in it now.",
    },
)
MISPLACED = Words(
    "schema.misplaced",
    {"zh": "它属于“{zh_places}”，检查缩进。", "en": "It belongs in `{en_places}`; check the indentation."},
)
THE_FIELDS = Words("schema.fields", {"zh": "这里可以写：{zh_names}。", "en": "The fields here are: {en_names}."})
REQUIRED = Words("schema.required", {"zh": "它是必需的。{zh_help}", "en": "It is required. {en_help}"})
OPTIONAL = Words(
    "schema.optional",
    {
        "zh": "补上内容；还不知道就删掉它，页面会说明缺什么。",
        "en": "Fill it in; if it is not known yet, delete it, and the page will say what is missing.",
    },
)
AS_MEMBER = Words("schema.as-member", {"zh": "这里写成 `- {value}`。", "en": " Here: `- {value}`."})
AS_TEXT = Words("schema.as-text", {"zh": "这里写成 `zh: {value}`。", "en": " Here: `zh: {value}`."})
BETTER = Words("schema.better", {"zh": "改成 {likely}。{zh_help}", "en": "Write `{likely}`. {en_help}"})
LEAST = Words("schema.least", {"zh": "最小是 {bound}。", "en": "The least is {bound}."})
HIGHEST = Words("schema.most", {"zh": "最大是 {bound}。", "en": "The most is {bound}."})
