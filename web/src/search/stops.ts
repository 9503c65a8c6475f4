// Words that name nothing: some ask, some bind others, some are so general that a document need not have them.
import { touching, type Token } from "./tokens";

/** `asks`: how to, 怎么办; `binds`: of, 的; `soft`: solve, problem, 解决. */
export type Role = "asks" | "binds" | "soft";

/** Folded, as they stand in a query; a Chinese one may stand inside a run of characters. */
const WORDS: Record<Role, string> = {
  asks:
    "我们小区 我们社区 我们村 我们楼 我小区 我们这里 我们这 小区里 有什么 有哪些 有啥 怎么办 怎么做 怎么样 怎么 怎样 如何 有没有 是不是 能不能 可不可以 要不要 会不会 好不好 是否 能否 可否 可以 为什么 为何 什么样 什么 啥 咋 咋办 哪些 哪里 哪个 哪种 " +
    "什么时候 啥时候 几时 何时 多久 多少 几个 谁来 谁 哪儿 从哪里 从哪儿 怎么让 怎样让 如何让 怎么才能 怎样才能 如何才能 该不该 有没有人 有人 " +
    "请问 请教 想问 想知道 我想 我们 你们 他们 咱们 应该 该怎么 该如何 有关 关于 的话 吗 呢 " +
    "can could did do does how i may me my our please shall should show tell us was we were what when where which who whom whose why will would you your any there about",
  binds:
    "的 里的 里面的 里面 上的 中的 了 把 啊 吧 呀 嘛 么 却 很 又 太 让 跟 被 和 与 都 为了 因为 但是 可是 以及 或者 之间 " +
    "a all am an and are as at be been being but by for from get got had has have having he her his if in into is it its no not of off on or out she so some than that " +
    "the their them then these they this those to too up with without during while since until because very more most much many also just still over between among against through only even ever again too",
  soft:
    "解决 处理 应对 办法 方法 做法 问题 经验 措施 案例 例子 改善 改进 提高 提升 加强 做好 搞好 开展 推进 推动 促进 好办法 好的 做起来 搞起来 起来 一下 " +
    "进去 进来 出去 回来 觉得 感到 认为 希望 愿意 想要 没人 别人 人家 以后 之后 之前 以前 长期 一直 经常 总是 老是 建立 申请 遇到 碰到 出现 还能 能做 还可以 担心 " +
    "时候 东西 事情 情况 变成 留下来 下来 出来 越来越 很多 一些 大家 自己 继续 " +
    "deal deals dealing solve solving solved handle handling tackle tackling problem problems issue issues way ways idea ideas example examples case cases improve improving " +
    "best better good make making find set start starting run running put first next choose use used using look looks looking after work works " +
    "getting gets give gives giving given let lets choose chooses choosing worried worry happen happens happened keep keeps keeping kept help helps try tried tries need needs want wants thing things place places people person anyone someone everyone new",
};

const ROLES = new Map<string, Role>();
for (const role of ["asks", "binds", "soft"] as const) for (const word of WORDS[role].split(" ")) ROLES.set(word, role);
const MOST = 4;

/** Characters that add little to what they stand among. */
const FILLERS = new Set("的了都也就还很太总老又再更最个有是在会能要想把被给让着过们");
/** What makes the opposite of the rest of a name, and so is no filler; as a word or as a stem. */
const DENYING = new Set(["no", "not", "without", "never", "out", "off", "than"]);

/** Whether a name is the same without a character, a word or a stem. */
export function isFiller(part: string): boolean {
  return FILLERS.has(part) || (part.charCodeAt(0) < 128 && isStop(part) && !DENYING.has(part));
}

/** Whether a word only asks or binds. */
export function isStop(word: string): boolean {
  const role = ROLES.get(word);
  return role === "asks" || role === "binds";
}

// In these a word of one character is part of another word.
const KEPT = new Set(["目的", "了解", "为了", "除了", "的士", "罢了", "把手", "把关", "把握",
  "冷却", "都市", "成都", "首都", "都汇", "丽都", "都江", "郫都", "太极", "太太", "太阳", "让步", "让利", "转让", "礼让", "跟进", "跟踪", "跟随", "跟岗",
  "和谐", "和睦", "和解", "和平", "调和", "和美", "祥和", "共和", "参与", "与会", "给与"]);

/** The longest such word that begins at a token, as a number of tokens, and its role; null where none does. */
export function stopped(list: readonly Token[], at: number): { length: number; role: Role } | null {
  let found: { length: number; role: Role } | null = null;
  let text = "";
  for (let end = at; end < list.length && end - at < MOST; end++) {
    if (end > at && !touching(list[end - 1], list[end])) break;
    text += list[end]!.text;
    const role = ROLES.get(text);
    if (role) found = { length: end - at + 1, role };
  }
  return found && found.length === 1 && isInside(list, at) ? null : found;
}

function isInside(list: readonly Token[], at: number): boolean {
  const [before, one, after] = [list[at - 1], list[at]!, list[at + 1]];
  return (touching(before, one) && KEPT.has(before!.text + one.text)) || (touching(one, after) && KEPT.has(one.text + after!.text));
}
