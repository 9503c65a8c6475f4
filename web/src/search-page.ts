// The page of results: browsing what a search has found.
import { browse } from "./browse";
import { keysAreOn, switchKeys } from "./keys";
import { make, settings, words } from "./page";
import { Sought } from "./sought";

browse((of, n) => new Sought(of, n));

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
