// The search boxes of a page: they lead to the results, keys reach them, and the first use of one fetches the search.
import { keysAreOn } from "./keys";
import { here, trusted } from "./trusted";

const LONGEST = 300;
const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
const index = location.protocol === "file:" ? "index.html" : "";
const boxes: HTMLInputElement[] = [];

for (const form of document.querySelectorAll<HTMLFormElement>("form.cg-search")) {
  const box = form.querySelector("input")!;
  boxes.push(box);
  // Without scripts the form leads to the page where cases are narrowed down.
  form.action = new URL(`../search/${index}`, form.action).href;
  form.addEventListener("submit", (event) => {
    box.value = Array.from(box.value.trim()).slice(0, LONGEST).join("");
    if (box.value) return;
    event.preventDefault();
    box.focus();
  });
  if (!form.id || !here) continue;
  const load = (): void => {
    if (form.dataset["search"]) return;
    form.dataset["search"] = "coming";
    const script = document.createElement("script");
    script.src = trusted(new URL("search.js", here).href);
    // It is tried again when the box is next used; until then the form does what it did before.
    script.onerror = () => {
      script.remove();
      delete form.dataset["search"];
    };
    document.head.append(script);
  };
  box.addEventListener("focus", load);
  box.addEventListener("input", load);
  if (document.activeElement === box) load();
}

addEventListener("keydown", (event) => {
  if ((event.key !== "/" && event.key !== "s") || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const box = boxes.find((one) => one.offsetParent);
  if (!box || event.defaultPrevented || (event.target as Element).closest?.(TYPING) || !keysAreOn()) return;
  event.preventDefault();
  box.focus();
  box.select();
});
