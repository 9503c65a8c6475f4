// The page of results: browsing what a search has found; the box of the bar asks the same search.
import { attach, formOf, searchOf } from "./attach";
import { browse } from "./browse";
import { keysAreOn, switchKeys } from "./keys";
import { make, settings, words } from "./page";
import { Sought } from "./sought";

const form = formOf(document);
if (form) {
  const search = searchOf(form);
  // What every query needs; the page has asked the browser for it already.
  void search.ready();
  browse((of, n) => new Sought(of, search, n));
  form.dataset["search"] = "here";
  const come = (): void => void attach(form, search);
  if (form.contains(document.activeElement)) come();
  else form.addEventListener("focusin", come, { once: true });
}

// Single keys can be switched off here, as WCAG 2.2 asks (2.1.4, Character Key Shortcuts).
const of = settings();
const place = document.querySelector(".cg-browse.cg-page");
if (of && place) {
  const box = make("input", { type: "checkbox" });
  box.checked = keysAreOn();
  box.addEventListener("change", () => {
    if (!switchKeys(box.checked)) box.checked = true;
  });
  place.append(make("label", { class: "cg-keys" }, box, make("span", {}, words(of)("search.keys"))));
}
