// Words that name nothing: some ask, some bind others, some are so general that a document need not have them.
import { touching, type Token } from "./tokens";

/** `asks`: how to, 怎么办; `binds`: of, 的; `soft`: solve, problem, 解决. */
export type Role = "asks" | "binds" | "soft";

/** Folded, as they stand in a query; a Chinese one may stand inside a run of characters. */
const WORDS: Record<Role, string> = {
  asks:
    "我们小区 我们社区 我们村 我们楼 我小区 我们这里 我们这 小区里 有什么 有哪些 有啥 怎么办 怎么做 怎么样 怎么 怎样 如何 有没有 是不是 能不能 可不可以 要不要 会不会 好不好 是否 能否 可否 可以 为什么 为何 什么样 什么 啥 咋 咋办 哪些 哪里 哪个 哪种 " +
    "请问 请教 想问 想知道 我想 我们 你们 他们 咱们 应该 该怎么 该如何 有关 关于 的话 吗 呢 " +
    "can could did do does how i may me my our please shall should show tell us was we were what when where which who whom whose why will would you your any there about",
  binds:
    "的 了 把 啊 吧 呀 嘛 么 " +
    "a all am an and are as at be been being but by for from get got had has have having he her his if in into is it its no not of off on or out she so some than that " +
    "the their them then these they this those to too up with without",
  soft:
    "解决 处理 应对 办法 方法 做法 问题 经验 措施 案例 例子 改善 改进 提高 提升 加强 做好 搞好 开展 推进 推动 促进 好办法 好的 做起来 搞起来 起来 一下 " +
    "deal deals dealing solve solving solved handle handling tackle tackling problem problems issue issues way ways idea ideas example examples case cases improve improving " +
    "best better good make making find set start starting run running put first next choose use used using look looks looking after work works",
};

const ROLES = new Map<string, Role>();
for (const role of ["asks", "binds", "soft"] as const) for (const word of WORDS[role].split(" ")) ROLES.set(word, role);
const MOST = 4;

/** Whether a word only asks or binds. */
export function isStop(word: string): boolean {
  const role = ROLES.get(word);
  return role === "asks" || role === "binds";
}

// In these a word of one character is part of another word.
const KEPT = new Set(["目的", "了解", "为了", "除了", "的士", "罢了", "把手", "把关", "把握"]);

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
