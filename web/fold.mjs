// Folds texts and cuts them into tokens, for a test that holds this against the program: `{table: {from, to}, texts}` comes in on
// standard input, and for each text `[folded, keys]` goes out.
import { readFileSync } from "node:fs";
import { loaded } from "./bundled.mjs";

const { table, texts } = JSON.parse(readFileSync(0, "utf8"));
await loaded(["src/search/fold.ts", "src/search/tokens.ts"], ({ folding, tokens }) => {
  const fold = folding(table.from, table.to);
  process.stdout.write(JSON.stringify(texts.map((text) => [fold(text), tokens(fold(text)).map(({ key }) => key)])));
});
