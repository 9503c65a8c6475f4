// The page of results: browsing what a search has found; the box of the bar asks the same search.
import { attach, formOf, searchOf } from "./attach";
import { browse } from "./browse";
import { Sought } from "./sought";

const form = formOf(document);
if (form) {
  const search = searchOf(form);
  browse((of, n) => new Sought(of, search, n));
  form.dataset["search"] = "here";
  const come = (): void => void attach(form, search);
  if (form.contains(document.activeElement)) come();
  else form.addEventListener("focusin", come, { once: true });
}
