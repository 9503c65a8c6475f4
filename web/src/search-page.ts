// The page of results: browsing what a search has found; the box of the bar asks the same search.
import { attach, formOf, searchOf } from "./attach";
import { browse } from "./browse";
import { Sought } from "./sought";

const form = formOf(document);
if (form) {
  const search = searchOf(form);
  browse((of, n) => new Sought(of, search, n));
  form.dataset["search"] = "here";
  form.addEventListener("focusin", () => void attach(form, search), { once: true });
}
