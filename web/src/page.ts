// What every script needs of the page it runs in: its settings, its words, and elements made without markup.

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
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** Let the links to the other editions lead to the same view. */
export function editionsFollow(query: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("nav.cg-editions a[href]")) {
    link.setAttribute("href", (link.getAttribute("href") ?? "").replace(/[?#].*$/, "") + query);
  }
}
