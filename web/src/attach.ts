// Makes a page's search form a box with results; its address is one folder below its edition's.
import { Box } from "./box";
import { delivered, script } from "./data";
import { words, type Settings } from "./page";
import { Recent } from "./recent";
import { Search } from "./search/search";

type Strings = Settings["t"];

const strings = (): Strings | undefined => delivered<{ strings: Strings }>().strings;

/** The form of the page's bar; null where it has none. */
export function formOf(page: Document): HTMLFormElement | null {
  return page.querySelector<HTMLFormElement>("form#cg-search");
}

/** The search of a form's edition. */
export function searchOf(form: HTMLFormElement): Search {
  const edition = new URL("../", form.action).href;
  return new Search(`${edition}search/`, new URL("../search/", edition).href);
}

/** Make the form a box that asks `search`; where its strings cannot be had, it is tried again when the box is next used. */
export async function attach(form: HTMLFormElement, search: Search): Promise<void> {
  const edition = new URL("../", form.action).href;
  const root = new URL("../", edition).href;
  form.dataset["search"] = "here";
  try {
    await script(`${edition}search/strings.js`, () => strings() !== undefined);
  } catch {
    delete form.dataset["search"];
    return;
  }
  const of = { t: strings()!, root, edition: edition.slice(root.length, -1) };
  new Box(form, form.querySelector("input")!, of, words(of), search, new Recent(() => self.localStorage));
}
