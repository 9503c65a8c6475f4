// Two editions of a document side by side, by the rule of src/casegen/packs/beside.py.
import type { Block } from "./blocks";

const runs = ({ kind }: Block): boolean => kind === "paragraph" || kind === "listing";

/** Join two editions of the same document, whose languages `tags` name; where they do not run alike, one after the other. */
export function beside(left: readonly Block[], right: readonly Block[], tags: readonly [string, string]): Block[] {
  const [lefts, rights] = [units(left), units(right)];
  const found: Block[] = [];
  let at = 0;
  while (at < Math.min(lefts.length, rights.length) && kind(lefts[at]!) === kind(rights[at]!)) {
    found.push(...joined(lefts[at]!, rights[at]!, tags));
    at++;
  }
  for (const unit of [...lefts.slice(at), ...rights.slice(at)]) found.push(...unit);
  return found;
}

/** One block each, or a run of paragraphs and lists. */
function units(blocks: readonly Block[]): Block[][] {
  const found: Block[][] = [];
  for (const one of blocks) {
    const last = found[found.length - 1];
    if (runs(one) && last && runs(last[0]!)) last.push(one);
    else found.push([one]);
  }
  return found;
}

function kind([first]: readonly Block[]): string {
  return runs(first!) ? "run" : `${first!.kind} ${first!.kind === "heading" ? first!.level : ""}`;
}

function joined(left: readonly Block[], right: readonly Block[], tags: readonly [string, string]): readonly Block[] {
  const [one, other] = [left[0]!, right[0]!];
  if (JSON.stringify(left) === JSON.stringify(right)) return left;
  if (one.kind === "heading" && other.kind === "heading") return [{ ...one, text: `${one.text} / ${other.text}` }];
  if (one.kind === "blank" && other.kind === "blank") return [{ ...one, text: `${one.text} / ${other.text}` }];
  if (runs(one)) return [{ kind: "columns", left, right, tags }];
  return one.kind === "page-break" ? [] : [one, other];
}
