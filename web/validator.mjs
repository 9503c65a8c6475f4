// An esbuild plugin: `casegen:schema` is the schema of records, `casegen:validate` the code that ajv makes of it.
//
// The code is made when the scripts are bundled, so that no browser has to turn text into code.
import Ajv from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const SCHEMA = fileURLToPath(new URL("../schema/case.schema.json", import.meta.url));
const HERE = fileURLToPath(new URL(".", import.meta.url));

/** The schema without what only people read. */
function schema() {
  return JSON.parse(readFileSync(SCHEMA, "utf8"), (key, value) => {
    const inside = value && typeof value === "object" && !Array.isArray(value) && ("type" in value || "$ref" in value);
    if (inside) for (const name of ["title", "description"]) if (typeof value[name] === "string") delete value[name];
    return value;
  });
}

function validate() {
  const ajv = new Ajv({ allErrors: true, messages: false, useDefaults: true, inlineRefs: false, code: { source: true } });
  ajv.addVocabulary(["x-scheme"]);
  return standalone(ajv, ajv.compile(schema()));
}

export const validator = {
  name: "casegen-validator",
  setup(build) {
    build.onResolve({ filter: /^casegen:/ }, ({ path }) => ({ path, namespace: "casegen" }));
    build.onLoad({ filter: /.*/, namespace: "casegen" }, ({ path }) => path === "casegen:schema"
      ? { contents: JSON.stringify(schema()), loader: "json", watchFiles: [SCHEMA] }
      : { contents: validate(), loader: "js", resolveDir: HERE, watchFiles: [SCHEMA] });
  },
};
