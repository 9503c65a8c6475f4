// Shows the blocks of a document in a page: what is printed is what is shown.
import { parted } from "../foreign";
import { make } from "../page";
import type { Block, Document, Line } from "./blocks";
import { legible, marks } from "./legible";
import { pairs, tongues, type Piece } from "./pieces";
import { isChinese, lettered } from "./speech";

/** A document as elements; `slides` shows each page as a slide. */
export function preview(document: Document, slides: boolean): HTMLElement {
  const shown = legible(document);
  const article = make("article", { class: `cg-pack${slides ? " cg-pack--slides" : ""}`, lang: shown.tag });
  let page = make("section", { class: "cg-pack__page" });
  article.append(page);
  for (const block of shown.blocks) {
    // A slide begins at every head, as in the file.
    const begins = block.kind === "page-break" || (slides && block.kind === "heading" && block.level <= 2 && page.hasChildNodes());
    if (begins && page.hasChildNodes()) {
      page = make("section", { class: "cg-pack__page" });
      article.append(page);
    }
    page.append(...drawn(block));
  }
  told(article);
  return article;
}

/** Mark what is in another language: in a Chinese document all that has no Chinese in it, so that its marks, such as ’, are set so too. */
function told(article: HTMLElement): void {
  const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const all: Text[] = [];
  while (texts.nextNode()) all.push(texts.currentNode as Text);
  for (const text of all) {
    const within = text.parentElement!.closest<HTMLElement>("[lang]")!;
    if (!isChinese(within.lang)) {
      text.replaceWith(...parted(text.data, within.lang).map(([part, tag]) => (tag ? make("span", { lang: tag }, part) : part)));
      continue;
    }
    if (within !== article) continue;
    const parts = tongues(text.data);
    if (parts.some(([part, chinese]) => !chinese && /[A-Za-z]/.test(part))) {
      text.replaceWith(...parts.map(([part, chinese]) => (chinese ? part : make("span", { lang: "en" }, part))));
    }
  }
}

/** A line with its references. */
function put<E extends HTMLElement>(element: E, line: Line): E {
  element.append(line.text);
  if (line.refs.length) element.append(make("sup", { class: "cg-pack__refs" }, marks(line)));
  return element;
}

function drawn(block: Block): HTMLElement[] {
  switch (block.kind) {
    // The page has its own main heading.
    case "heading": return [make(`h${Math.min(block.level + 1, 6)}` as "h2", {}, block.text)];
    case "paragraph": return [put(make("p", { class: block.style === "plain" ? null : `cg-pack--${block.style}` }), block.line)];
    case "note": return [put(make("p", { class: "cg-pack--note" }), block.line)];
    case "listing": return [make(block.ordered ? "ol" : "ul", {}, ...block.lines.map((line) => put(make("li"), line)))];
    case "card": return [make("div", { class: "cg-pack__card" }, make("p", { class: "cg-pack__name" }, block.title), ...block.lines.map((line) => put(make("p"), line)))];
    case "blank": return [make("div", { class: "cg-pack__blank" }, block.text ? make("p", {}, block.text) : null, ...Array.from({ length: block.rows }, () => make("div", { "aria-hidden": "true" })))];
    case "figure": return [make(
      "figure", {}, block.title ? make("figcaption", {}, block.title) : null,
      make("img", { alt: block.text, src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(lettered(block.svg))}` }),
    )];
    case "table": return [table(block)];
    case "columns": return pairs(block).map((sides) => make("div", { class: "cg-pack__beside" }, ...sides.map((side, at) =>
      make("div", { lang: block.tags[at]! }, ...side.map(piece)))));
    case "page-break": return [];
  }
}

/** A paragraph of a column; one of a list is a list with its own number. */
function piece({ line, style, mark }: Piece): HTMLElement {
  if (style === "list") return make(mark === "–" ? "ul" : "ol", typeof mark === "number" ? { start: mark } : {}, put(make("li"), line));
  return put(make("p", { class: style === "plain" ? null : `cg-pack--${style}` }), line);
}

function table({ title, head, rows, widths, headed }: Block & { kind: "table" }): HTMLElement {
  const made = make("table", { class: "cg-pack__table" }, title ? make("caption", {}, title) : null);
  const all = widths.reduce((sum, part) => sum + part, 0);
  made.append(make("colgroup", {}, ...widths.map((part) => {
    const column = make("col");
    column.style.width = `${(100 * part) / all}%`;
    return column;
  })));
  made.append(make("thead", {}, make("tr", {}, ...head.map((one) => (one ? make("th", { scope: "col" }, one) : make("td"))))));
  made.append(make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((line, at) =>
    put(headed && !at ? make("th", { scope: "row" }) : make("td", { class: line.text ? null : "cg-pack__open" }), line))))));
  // A table in which cases stand side by side is moved sideways on a small screen.
  const wide = head.length > (headed ? 2 : 3);
  return make("div", wide ? { class: "cg-pack__wide", tabindex: 0, role: "group", "aria-label": title || head.filter(Boolean).join(" · ") } : {}, made);
}
