// The list below a search box: a listbox that opens, closes, moves and fits, whatever it shows (ARIA's combobox pattern).
import { fill, make } from "./page";

/** Options under a heading, line by line; a line of several is walked sideways. */
export interface Group {
  readonly label: string | null;
  readonly lines: readonly (readonly HTMLElement[])[];
}

const SAID = 500;
const LEAST = 220;
const EDGE = 8;
const NARROW = "(max-width: 38.75em)";

export class Popup {
  private readonly notes = make("div", { class: "cg-found__notes" });
  private readonly list: HTMLElement;
  private readonly element: HTMLElement;
  private readonly status = make("p", { role: "status", class: "cg-search__said" });
  /** Whether the reader waits for something to show: from the first key to the last. */
  wanted = false;
  private lines: readonly (readonly HTMLElement[])[] = [];
  private line = -1;
  private side = 0;
  private saying = 0;

  /** The list of `input`, named by `label`, is put at the end of `form`, which takes the clicks beside it. */
  constructor(private readonly form: HTMLFormElement, private readonly input: HTMLInputElement, label: string) {
    this.list = make("div", { role: "listbox", id: `${input.id}-list`, "aria-label": label });
    this.element = make("div", { class: "cg-found", hidden: true }, this.notes, this.list);
    form.append(this.element, this.status);
    const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(combobox)) input.setAttribute(name, value);
    // The input keeps the focus, whatever is pressed in the list.
    this.element.addEventListener("mousedown", (event) => event.preventDefault());
    const leave = (event: Event): void => {
      if (!form.contains(event.target as Node)) this.close();
    };
    document.addEventListener("pointerdown", leave);
    document.addEventListener("focusin", leave);
    const fit = (): void => this.fit();
    (seen() ?? self).addEventListener("resize", fit);
  }

  get open(): boolean {
    return !this.element.hidden;
  }

  /** The option that the arrows have come to; null while they are in the text. */
  get active(): HTMLElement | null {
    return this.lines[this.line]?.[this.side] ?? null;
  }

  /** The number of the line that the arrows have come to; -1 while they are in the text. */
  get at(): number {
    return this.line;
  }

  /** Open with notes above groups of options; the arrows begin anew, unless where they were leads there still. */
  show(notes: readonly Node[], groups: readonly Group[]): void {
    const { list, input } = this;
    const before = this.active?.getAttribute("href") ?? null;
    // Where the list is, and how far it was scrolled, is asked before it is changed: afterwards all would be laid out to tell.
    if (this.open) {
      if (this.element.scrollTop) this.element.scrollTop = 0;
      this.fit();
    }
    fill(this.notes, ...notes);
    const drawn = groups.filter(({ lines }) => lines.length).map(({ label, lines }, at) => {
      const id = `${list.id}-${at}`;
      const heading = label === null ? null : make("div", { class: "cg-found__label", id, role: "presentation" }, label);
      const rows = lines.map((line) => (line.length > 1 ? make("div", { class: "cg-found__line", role: "presentation" }, ...line) : line[0]!));
      return make("div", { role: "group", class: "cg-found__group", "aria-labelledby": label === null ? null : id }, heading, ...rows);
    });
    this.lines = groups.reduce<readonly (readonly HTMLElement[])[]>((all, { lines }) => [...all, ...lines], []);
    let n = 0;
    for (const line of this.lines) for (const option of line) option.id = `${list.id}-option-${n++}`;
    fill(list, ...drawn);
    list.hidden = !n;
    this.element.removeAttribute("aria-busy");
    this.go(before === null ? -1 : this.lines.findIndex(([first]) => first?.getAttribute("href") === before));
    if (!this.open) this.reveal();
    input.setAttribute("aria-expanded", String(n > 0));
  }

  /** What is shown is of an earlier question; where nothing is, or something else, say that an answer is awaited. */
  wait(text: string, anew: boolean): void {
    if (anew || !this.open) this.show([make("p", {}, text)], []);
    this.element.setAttribute("aria-busy", "true");
  }

  close(): void {
    clearTimeout(this.saying);
    this.status.textContent = "";
    this.wanted = false;
    this.element.hidden = true;
    this.go(-1);
    this.input.setAttribute("aria-expanded", "false");
  }

  /** Let readers of the screen hear a text, once the reader pauses. */
  say(text: string): void {
    clearTimeout(this.saying);
    this.saying = self.setTimeout(() => (this.status.textContent = text), SAID);
  }

  /** Go to a line and a place in it; beyond the last line, or before the first, is the text. */
  go(line: number, side = 0): void {
    this.active?.setAttribute("aria-selected", "false");
    this.line = line < this.lines.length && line >= -1 ? line : line < -1 ? this.lines.length - 1 : -1;
    this.side = side;
    const { active } = this;
    if (!active) return this.input.removeAttribute("aria-activedescendant");
    active.setAttribute("aria-selected", "true");
    this.input.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  }

  /** Take a key of the input; false where it is the text's own. */
  key(name: string): boolean {
    const { active, line, side, lines } = this;
    if (!this.open) return false;
    if (name === "Tab") this.close();
    else if (name === "ArrowDown") this.go(line + 1);
    else if (name === "ArrowUp") this.go(line - 1);
    else if (name === "Escape") this.close();
    else if (name === "Enter" && active) active.click();
    else if (name === "ArrowRight" && lines[line]?.[side + 1]) this.go(line, side + 1);
    else if (name === "ArrowLeft" && lines[line]?.[side - 1]) this.go(line, side - 1);
    else return false;
    return name !== "Tab";
  }

  /** Open, and on a small screen bring the box to its top where the list would have no room. */
  private reveal(): void {
    this.element.hidden = false;
    const { top } = this.form.getBoundingClientRect();
    if (matchMedia(NARROW).matches && top > EDGE && this.room() < 2 * LEAST) scrollBy(0, top - EDGE);
    this.fit();
  }

  /** How high the list can be, above a keyboard too. */
  private room(): number {
    const { height = innerHeight, offsetTop = 0 } = seen() ?? {};
    return offsetTop + height - this.element.getBoundingClientRect().top - EDGE;
  }

  private fit(): void {
    if (this.open) this.element.style.maxHeight = `${Math.max(LEAST, this.room())}px`;
  }
}

/** What is seen of the window, less a keyboard; undefined in browsers that do not tell. */
function seen(): VisualViewport | undefined {
  return (self as { visualViewport?: VisualViewport }).visualViewport;
}
