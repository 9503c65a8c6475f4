// What every script needs of the page it runs in: its settings, its words, and elements made without markup.
import { parted } from "./foreign";

export interface Settings {
  readonly t: Readonly<Record<string, string>>;
  readonly root: string;
  readonly edition: string;
}

export type Values = Readonly<Record<string, string | number>>;

/** The settings that the page gives; null where there are none or they cannot be read. */
export function settings<S extends Settings>(): S | null {
  const text = document.getElementById("cg-settings")?.textContent;
  if (!text) return null;
  try {
    return JSON.parse(text) as S;
  } catch {
    return null;
  }
}

/** A string of the interface with its `{names}` filled; the name itself where the page lacks it. */
export type Words = (name: string, values?: Values) => string;

/** The strings that the page gives. */
export function words(of: Settings): Words {
  return (name, values = {}) => {
    const text = Object.prototype.hasOwnProperty.call(of.t, name) ? of.t[name] : undefined;
    return (text ?? name).replace(/\{(\w+)\}/g, (whole, key: string) => String(values[key] ?? whole));
  };
}

/** The address of a page below the edition's folder, from this one; opened as a file, a folder has no index. */
export function to(of: Settings, path: string, query = ""): string {
  const index = location.protocol === "file:" ? "index.html" : "";
  return `${of.root}${of.edition}/${path}${index}${query}`;
}

/** An element with attributes and children; null and false leave an attribute out, strings become text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number | boolean | null>> = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  const language = element.lang || document.documentElement.lang;
  for (const child of children) if (child !== null) element.append(...told(child, language, element));
  return element;
}

/** What is put into an element: words of another language than its own say so; an option, which holds but text, says it itself. */
function told(child: Node | string, tag: string, element: Element): readonly (Node | string)[] {
  const parts = typeof child === "string" ? parted(child, tag) : [];
  const other = parts.find(([, foreign]) => foreign)?.[1];
  if (!other || element.localName === "textarea") return [child];
  if (element.localName !== "option") return parts.map(([part, foreign]) => (foreign ? make("span", { lang: foreign }, part) : part));
  element.setAttribute("lang", other);
  return [child];
}

/** Let an element, where there is one, hold these and nothing else. */
export function fill(element: Element | null | undefined, ...children: readonly (Node | string)[]): void {
  if (!element) return;
  element.textContent = "";
  for (const child of children) element.append(...told(child, document.documentElement.lang, element));
}

/** Let the links to the other editions lead to the same view. */
export function editionsFollow(query: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav.cg-editions a[href]")) {
    link.setAttribute("href", (link.getAttribute("href") ?? "").replace(/[?#].*$/, "") + query);
  }
}
