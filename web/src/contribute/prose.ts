// The prose of a record as the preview shows it: the part of Markdown that src/casegen/render/prose.py knows.

/** A stretch of a line: how it is set, `a` being the words of a link. */
export interface Stretch {
  readonly as: "" | "strong" | "em" | "a";
  readonly text: string;
}

/** A paragraph or a quotation, which has one line, or a list. */
export interface Block {
  readonly as: "p" | "blockquote" | "ul" | "ol";
  readonly lines: readonly (readonly Stretch[])[];
}

interface Begun {
  readonly as: Block["as"];
  readonly lines: string[];
}

const HAN_BREAK = /([\u2e80-\u9fff\u3000-\u303f\uff00-\uffef])\n[ \t]*(?=[\u2e80-\u9fff\uff00-\uffef])/g;
const BEGINS: readonly (readonly [as: Block["as"], form: RegExp])[] = [["ul", /^ {0,3}[-+*]\s+/], ["ol", /^ {0,3}\d{1,9}[.)]\s+/], ["blockquote", /^ {0,3}>\s?/]];
// No alternative runs on over the character that the next begins with, so that all of them together walk a text once.
const SET = /\\([!-/:-@[-`{-~])|\*\*([^*\s][^*]*)\*\*|\*([^*\s][^*]*)\*|\[([^[\]]*)\]\([^()\s]*\)/;

/** A text as blocks: an empty line ends one, and a line that begins none goes on with the one before. */
export function blocks(text: string): Block[] {
  const made: Begun[] = [];
  // What the next line may go on with.
  let last: Begun | undefined;
  for (const line of text.trim().replace(HAN_BREAK, "$1").split("\n")) {
    const begun = BEGINS.find(([, form]) => form.test(line));
    if (!line.trim()) last = undefined;
    else if (begun) {
      const [as, form] = begun;
      const said = line.replace(form, "");
      const before = made[made.length - 1];
      // The members of a list may have empty lines between them.
      if (before?.as === as && (last || as !== "blockquote")) {
        last = before;
        if (as === "blockquote") last.lines[0] += ` ${said}`;
        else last.lines.push(said);
      } else made.push((last = { as, lines: [said] }));
    } else if (last) last.lines[last.lines.length - 1] += ` ${line.trim()}`;
    else made.push((last = { as: "p", lines: [line.trim()] }));
  }
  return made.map(({ as, lines }) => ({ as, lines: lines.map(stretches) }));
}

/** A line as stretches; what is not closed stands as it is. */
export function stretches(line: string): Stretch[] {
  const made: Stretch[] = [];
  const add = (as: Stretch["as"], text: string): void => {
    const last = made[made.length - 1];
    if (!as && last && !last.as) made[made.length - 1] = { as, text: last.text + text };
    else if (text) made.push({ as, text });
  };
  let from = 0;
  const set = new RegExp(SET, "g");
  for (let found = set.exec(line); found; found = set.exec(line)) {
    const [whole, escaped, strong, em, link] = found;
    add("", line.slice(from, found.index));
    if (escaped !== undefined) add("", escaped);
    else if (strong !== undefined) add("strong", strong);
    else if (em !== undefined) add("em", em);
    else add("a", link!);
    from = found.index + whole.length;
  }
  add("", line.slice(from));
  return made;
}
