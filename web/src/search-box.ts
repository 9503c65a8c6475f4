// The search, fetched when the box of a page is first used.
import { attach, formOf, searchOf } from "./attach";
import { share } from "./finder";

const form = formOf(document);
// A second run, after an attempt that failed, may find that another has made the box.
if (form && form.dataset["search"] !== "here") void attach(form, searchOf(form));
if (form) share(() => searchOf(form));
