// Holds styles to the oldest browsers: a page loses with what they do not know what it can do without, and no more.
import { generate as text, parse, walk } from "css-tree";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { style } from "./since.mjs";

// Selectors that they do not know: with one, all that stands in its list is lost, so it stands alone.
const ALONE = new Set(["details-content", "focus-visible", "has", "not", "user-invalid"]);
// What only a hostile text needs: marks within marks within marks within marks.
const NESTED = Array(4).fill(":is(blockquote,ul,ol)").join(" ");
// What a page can do without: how lines are broken and underlined, how controls and the edges of scrolling look.
const ORNAMENTS = new Set([
  "accent-color", "appearance", "aspect-ratio", "break-after", "break-before", "break-inside", "color-scheme", "content-visibility",
  "line-break", "line-clamp", "mask-image", "overscroll-behavior", "page", "print-color-adjust",
  "scroll-behavior", "scroll-margin-top", "scroll-padding", "scroll-padding-top", "tab-size", "text-autospace", "text-decoration-color",
  "text-decoration-thickness", "text-size-adjust", "text-spacing-trim", "text-underline-offset", "text-wrap", "user-select",
]);
// Values that they do not know and that a page can do without, or that they know in rows and MDN tells of in grids.
const WITHOUT = new Set([
  "display: contents", "display: flow-root", "grid-template-columns: min()", "justify-content: space-between", "min-height: lh", "overflow-wrap: anywhere",
  "position: sticky",
]);
// Units came at different times, and MDN's data names them by other words.
const UNITS = new Set(["cap", "dvh", "dvw", "ic", "lh", "lvh", "lvw", "rlh", "svh", "svw"]);
// Between what stands in a row they leave no room; a block of rules for them, known by another thing that they lack, says it.
const FOR_THEM = "not (inset:0)";

/** What in the style sheets of a folder is lost in the oldest browsers and may not be, in words. */
export function styles(folder) {
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".css")).map((name) => [name, parse(readFileSync(join(folder, name), "utf8"), {
    positions: true,
    parseCustomProperty: true,
    onParseError: (error) => { throw new Error(`${name}: ${error.formattedMessage}`); },
  })]);
  const roomed = sheets.flatMap(([, tree]) => selectorsFor(tree));
  return sheets.flatMap(([name, tree]) => sheet(tree, roomed).map((one) => `${name}:${one}`));
}

function sheet(tree, roomed) {
  const found = [];
  const say = (node, what) => found.push(`${node.loc.start.line}: ${what}`);
  walk(tree, function visit(node) {
    if (node.type !== "Rule" || this.atrule?.name === "keyframes") return;
    const list = node.prelude.children.toArray();
    for (const one of list) {
      const lacking = text(one).endsWith(NESTED) ? [] : newSelectors(one);
      for (const name of lacking) {
        if (!ALONE.has(name) && !name.startsWith("-")) say(one, `:${name} came later`);
        else if (list.length > 1 && list.some((other) => !newSelectors(other).length)) say(one, `:${name} takes all of its list along`);
      }
    }
    const before = new Set();
    for (const declaration of node.block.children.toArray().filter((child) => child.type === "Declaration")) {
      const { property } = declaration;
      const lacking = newValues(declaration);
      if (property === "gap") {
        const grid = node.block.children.some((child) => child.property === "grid-template-columns" || (child.property === "display" && text(child.value) === "grid"));
        if (grid) say(declaration, "in a grid write `grid-gap`, which all know");
        else if (!list.every((one) => roomed.some((other) => other.startsWith(`${text(one)}>`) || other.startsWith(`${text(one)} `)))) say(declaration, `\`@supports ${FOR_THEM}\` has no margin for this row`);
      } else if (!property.startsWith("-") && style("properties", property) === false && !ORNAMENTS.has(property)) {
        say(declaration, `${property} came later`);
      }
      for (const value of lacking) {
        if (property.startsWith("--")) say(declaration, `${value}: a name that holds it is lost wherever it is used`);
        else if (!before.has(property) && !ORNAMENTS.has(property) && !WITHOUT.has(`${property}: ${value}`)) say(declaration, `${property}: ${value} came later; say before it what they know`);
      }
      if (!lacking.length) before.add(property);
    }
  });
  return found;
}

/** The selectors of the rules that are for the oldest alone. */
function selectorsFor(tree) {
  const found = [];
  walk(tree, (node) => {
    if (node.type !== "Atrule" || node.name !== "supports" || text(node.prelude).replace(/:\s+/, ":") !== FOR_THEM) return;
    walk(node.block, (inner) => { if (inner.type === "Selector") found.push(text(inner)); });
  });
  return found;
}

/** What a selector needs that the oldest lack. A name that is one browser's own is nothing to the others. */
function newSelectors(selector) {
  const found = [];
  walk(selector, (node) => {
    if (!/^Pseudo/.test(node.type)) return;
    const lists = node.name === "not" && (node.children.first.children.size > 1 || /[ >+~]/.test(text(node.children.first)));
    if (lists || node.name.startsWith("-") || style("selectors", node.name) === false) found.push(node.name);
  });
  return found;
}

/** What a value needs that the oldest lack: functions, units, words. */
function newValues({ property, value }) {
  const found = [];
  walk(value, (node) => {
    if (node.type === "Function" && style("types", node.name) === false) found.push(`${node.name}()`);
    if (node.type === "Function" && /^(rgb|hsl)a?$/.test(node.name) && !text(node).includes(",")) found.push(`${node.name}() without commas`);
    if (node.type === "Dimension" && UNITS.has(node.unit)) found.push(node.unit);
    if (node.type === "Identifier" && style("properties", property, node.name) === false) found.push(node.name);
  });
  return found;
}
