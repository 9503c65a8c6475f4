// Judges records in Node as the browser does. The first line that comes in is the world. Every other one is a file as
// `{name, base64}`, for which its findings go out on a line; or a record as `{record}`, for which go out its text and
// what a reader of YAML 1.2 makes of that; or `{spent}`, for the processor time so far, in seconds.
import { createInterface } from "node:readline";
import { parse } from "yaml";
import { loaded } from "./bundled.mjs";

await loaded(["src/record/check.ts", "src/contribute/write.ts"], async ({ check, field }) => {
  const written = (record) => {
    const text = field(record, -2);
    return { text, read: parse(text) };
  };
  const spent = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  let world = null;
  for await (const line of createInterface({ input: process.stdin })) {
    const given = JSON.parse(line);
    if (world === null) {
      world = given;
      continue;
    }
    const answer = given.spent ? spent() : given.record ? written(given.record) : check(Buffer.from(given.base64, "base64"), world, given.name);
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
});
