// The search, fetched when the box of a page is first used or one of its scripts wants to know.
import { attach, formOf, searchOf } from "./attach";
import { share } from "./finder";

const form = formOf(document);
if (form) {
  const search = share(searchOf(form));
  const come = (): void => void attach(form, search);
  if (form.dataset["search"] === "coming" || form.contains(document.activeElement)) come();
  else if (form.dataset["search"] !== "here") form.addEventListener("focusin", come, { once: true });
  form.dataset["search"] = "here";
}
