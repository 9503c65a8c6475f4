// Whether documents hold a query word for word: looked up in their texts, which the index knows only as pairs and words.
import type { Fold } from "./fold";
import { flat, tokens } from "./tokens";
import type { Text } from "./texts";

export class Wholes {
  private readonly kept = new WeakMap<Text, readonly string[]>();

  constructor(private readonly fold: Fold) {}

  /** Whether a run of tokens, flat, stands in a text: 3 in the title, 2 above it or in the summary, 1 among labels, 0 in the body, -1 nowhere. */
  level(run: string, text: Text): number {
    const wanted = bordered(run);
    const at = this.folded(text).findIndex((field) => field.includes(wanted));
    return at < 0 ? -1 : 3 - at;
  }

  /** Title, line above and summary, labels, body: words between spaces. The last line of a record's body is its labels. */
  private folded(text: Text): readonly string[] {
    let folded = this.kept.get(text);
    if (!folded) {
      const { kind, title, where, summary, body } = text;
      const last = kind === "page" ? body.length : body.lastIndexOf("\n") + 1;
      const fields = [title, `${where}\n${summary}`, body.slice(last), body.slice(0, last)];
      folded = fields.map((field) => ` ${flat(tokens(this.fold(field)))} `);
      this.kept.set(text, folded);
    }
    return folded;
  }
}

/** A run with a space wherever it begins or ends with a word, so that it is found as whole words only. */
function bordered(run: string): string {
  const word = /[a-z0-9]/;
  return (word.test(run[0] ?? "") ? " " : "") + run + (word.test(run[run.length - 1] ?? "") ? " " : "");
}
