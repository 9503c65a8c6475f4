// The texts of documents, of one edition, file by file.
import { taken, type Load, type Row } from "./files";

/** A document in an edition's language. */
export interface Text {
  kind: "case" | "method" | "page";
  /** Address below the edition's folder: `cases/x/`. */
  address: string;
  title: string;
  /** The line above the title; "" where there is none. */
  where: string;
  summary: string;
  /** Paragraphs parted by "\n". */
  body: string;
}

/** The texts of documents in the order asked, from an edition's folder, `per` in a file; null where a file cannot be loaded. */
export function texts(load: Load, folder: string, per: number, docs: readonly number[]): Promise<(Text | null)[]> {
  return Promise.all(docs.map(async (doc) => {
    const file = Math.floor(doc / per);
    const rows = await taken(load, `${folder}text-${file}.js`, (delivered) => delivered.texts![file]!.map(text));
    return rows?.[doc % per] ?? null;
  }));
}

function text([kind, address, title, where, summary, body]: Row): Text {
  return { kind, address: String(address), title: String(title), where: String(where), summary: String(summary), body: String(body) };
}
