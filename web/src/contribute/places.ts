// The places of a form at which findings can be said, and which of them somebody has been to.
import { fill, make } from "../page";
import { isPrivate, type Finding, type Path } from "../record/findings";
import { key } from "./desk";

interface Place {
  readonly path: Path;
  readonly label: string;
  readonly box: HTMLElement;
  readonly controls: HTMLElement[];
}

export interface Said {
  readonly finding: Finding;
  /** Where in the form it is said; null for what belongs to no field that is shown. */
  readonly place: { readonly label: string; readonly focus: () => void } | null;
}

export class Places {
  private readonly known = new Map<string, Place>();
  private readonly touched = new Set<string>();
  private all = false;

  constructor(private readonly render: (finding: Finding) => HTMLElement, private readonly hides: (finding: Finding) => boolean) {}

  /** A field at a path: where its findings stand, and what they are about. */
  register(path: Path, label: string, controls: HTMLElement[]): HTMLElement {
    const box = make("div", { class: "cg-said", id: `cg-said-${this.known.size}`, hidden: true });
    this.known.set(key(path), { path, label, box, controls });
    for (const one of controls) one.setAttribute("aria-describedby", [one.getAttribute("aria-describedby"), box.id].filter(Boolean).join(" "));
    return box;
  }

  /** Forget the fields, because the form is drawn anew; what was touched stays touched. */
  clear(): void {
    this.known.clear();
  }

  touch(path: Path): void {
    this.touched.add(key(path));
  }

  touchAll(): void {
    this.all = true;
  }

  /** Show findings where they belong; gives those that may be told by now, each with its place. */
  show(findings: readonly Finding[]): Said[] {
    const at = new Map<Place, Finding[]>();
    const told: Said[] = [];
    for (const finding of findings) {
      const place = this.place(finding.path);
      if (this.hides(finding) || !(this.all || isPrivate(finding) || (place && this.touched.has(key(place.path))))) continue;
      if (place) at.set(place, [...(at.get(place) ?? []), finding]);
      told.push({ finding, place: place && { label: place.label, focus: () => focus(place, finding.path) } });
    }
    for (const place of this.known.values()) {
      const own = at.get(place) ?? [];
      if (own.length || !place.box.hidden) fill(place.box, ...own.map(this.render));
      place.box.hidden = !own.length;
      const wrong = own.some(({ severity }) => severity === "error");
      for (const one of place.controls) {
        if (wrong) one.setAttribute("aria-invalid", "true");
        else one.removeAttribute("aria-invalid");
      }
    }
    return told;
  }

  /** The field at a path or the nearest around it, else the first within it. */
  private place(path: Path): Place | null {
    for (let size = path.length; size > 0; size--) {
      const found = this.known.get(key(path.slice(0, size)));
      if (found) return found;
    }
    const within = `${key(path)}/`;
    if (path.length) for (const [name, place] of this.known) if (name.startsWith(within)) return place;
    return null;
  }
}

function focus({ box, controls }: Place, path: Path): void {
  const control = controls.find((one) => one.dataset["path"] === key(path)) ?? controls[0] ?? box;
  for (let up: HTMLElement | null = control; up; up = up.parentElement) if (up instanceof HTMLDetailsElement) up.open = true;
  control.focus();
}
