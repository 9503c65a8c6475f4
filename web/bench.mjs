// Runs the benches of ../tests/bench; they print medians and judge nothing.
import { loaded } from "./bundled.mjs";

for (const name of ["facets", "search"]) await loaded([`../tests/bench/${name}.ts`], () => undefined);
