// What the oldest browsers that the scripts are written for have: those that were the first to know all of ES2017.
import { createRequire } from "node:module";

/** Spring to autumn of 2017; whoever has one of these or a later one is served. */
export const OLDEST = { chrome: 58, firefox: 54, safari: 11 };

const DATA = createRequire(import.meta.url)("@mdn/browser-compat-data");
const STATIC = "_static";

/** Whether all of the oldest have a feature, as MDN's data tells of it. */
function known(feature) {
  return Object.entries(OLDEST).every(([browser, version]) => [feature.__compat.support[browser] ?? []].flat().some((one) =>
    // Behind a flag or under another name it is not there.
    one.version_added && !one.flags && !one.prefix && !one.alternative_name
      && numbered(one.version_added) <= version && !(one.version_removed && numbered(one.version_removed) <= version)));
}

/** A version as a number; "≤37" is no later than 37, and "preview" is yet to come. */
function numbered(version) {
  return version === "preview" ? Infinity : parseFloat(version.replace("≤", ""));
}

/** Whether the oldest have a class of the platform, or a member of one; undefined where nothing is known of it. */
export function platform(name, member = "", isStatic = false) {
  const feature = member ? DATA.api[name]?.[member + (isStatic ? STATIC : "")] : DATA.api[name];
  return feature?.__compat && known(feature);
}

/** What came into the language's own library later: globals and statics such as `Object.fromEntries`, and names of methods. */
export function laterBuiltins() {
  const [whole, members] = [new Set(), new Map()];
  for (const [name, { __compat, ...its }] of Object.entries(DATA.javascript.builtins)) {
    if (__compat && !known({ __compat })) whole.add(name);
    for (const [member, feature] of Object.entries(its).filter(([, one]) => one.__compat)) {
      if (!known(feature)) whole.add(`${name}.${member}`);
      members.set(member, members.get(member) || known(feature));
    }
  }
  return { whole, methods: new Set([...members.keys()].filter((name) => !members.get(name))) };
}

/** Whether the oldest have something of CSS (`selectors`, `has`; `properties`, `float`, `inline-start`); undefined where nothing is known of it. */
export function style(...path) {
  const feature = path.reduce((at, name) => at?.[name], DATA.css);
  return feature?.__compat && known(feature);
}
