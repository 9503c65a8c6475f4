// The field in which a reader searches among the cases that the chosen facets leave.
import { asked } from "./address";
import { make, type Words } from "./page";

const PAUSE = 250;

export class Field {
  readonly element: HTMLElement;
  private readonly input = make("input", { type: "search", autocomplete: "off", enterkeyhint: "search", autocapitalize: "off", spellcheck: "false" });
  private pause = 0;

  /** `ask` hears what is asked for; `typed` too, at every pause in typing, where results can follow at once. */
  constructor(t: Words, ask: (query: string) => void, typed?: (query: string) => void) {
    const label = t("within.label");
    this.input.placeholder = label;
    const button = make("button", { type: "submit", class: "cg-button" }, t("within.go"));
    const form = make("form", { class: "cg-within", role: "search", "aria-label": label }, make("label", {}, make("span", {}, label), this.input), button);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(this.pause);
      ask(this.input.value);
    });
    this.input.addEventListener("input", (event) => {
      clearTimeout(this.pause);
      // What an input method still composes is not typed yet.
      if (!typed || (event as { isComposing?: boolean }).isComposing) return;
      this.pause = self.setTimeout(() => typed(this.input.value), PAUSE);
    });
    this.input.addEventListener("compositionend", () => typed?.(this.input.value));
    this.element = form;
  }

  /** Show a query; what already asks for it stays as it was typed. */
  show(query: string): void {
    if (asked(this.input.value) !== query) this.input.value = query;
  }
}
