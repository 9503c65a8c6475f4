// Keeps the record that is being written as a draft: soon after each change, and never over a newer one.
import { fill, make } from "../page";
import { Drafts, fresh, type Kept } from "./drafts";
import type { Around, Opened } from "./work";

const SOON = 400;

export class Saving {
  /** When it was saved last, or that it cannot be. */
  readonly state = make("span", { class: "cg-soft", role: "status" });
  /** That another tab has gone on with the same draft. */
  readonly notice = make("div", { class: "cg-work__notice" });
  private kept: Kept | null;
  /** Whether another tab has gone on with the draft, so that nothing is written there until the reader has chosen. */
  private overtaken = false;
  /** What was written here meanwhile, as the draft of its own that it becomes when the page is left. */
  private beside: Kept | null = null;
  private unsaved = false;
  private ended = false;
  private timer = 0;

  constructor(private readonly around: Around, private readonly opened: Opened, private readonly now: () => { text: string; title: string }) {
    this.kept = opened.kept;
    if (this.kept) this.told(this.kept);
  }

  /** Something has changed. */
  soon(): void {
    this.unsaved = true;
    clearTimeout(this.timer);
    if (!this.overtaken) this.timer = window.setTimeout(() => this.save(), SOON);
  }

  /** Save what is not saved yet, wherever it may go; false where nothing can be kept and something would be lost. */
  flush(): boolean {
    if (this.unsaved && !this.overtaken) this.save();
    if (this.unsaved && this.overtaken) this.aside();
    return !this.unsaved;
  }

  /** Save for the last time. */
  end(): void {
    this.flush();
    this.stop();
  }

  /** Another page has changed what is stored under a name. */
  elsewhere(name: string | null): void {
    if (!this.kept || this.overtaken || !Drafts.concerns(name, this.kept.key)) return;
    const stored = this.around.drafts.get(this.kept.key);
    if (!stored || stored.turn === this.kept.turn) return;
    if (stored.text === this.now().text) this.saved(stored);
    else this.conflict(stored);
  }

  private stop(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    this.ended = true;
  }

  private store(as: Kept | null): ReturnType<Drafts["save"]> {
    const { of, ends } = this.opened;
    return this.around.drafts.save({ ...this.now(), of, ends, key: as?.key ?? fresh(), saved: Date.now(), turn: as?.turn ?? 0 });
  }

  private save(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.ended) return;
    const done = this.store(this.kept);
    if (!done) this.state.textContent = this.around.t("unsaved");
    else if (done.newer) this.conflict(done.kept);
    else this.saved(done.kept);
  }

  private saved(kept: Kept): void {
    this.kept = kept;
    this.unsaved = false;
    this.around.keeps(kept.key);
    this.told(kept);
  }

  /** Keep what is written here next to the draft that another tab has gone on with. */
  private aside(): void {
    if (this.ended) return;
    let done = this.store(this.beside);
    if (done?.newer) done = this.store(null);
    if (!done) return;
    this.beside = done.kept;
    this.unsaved = false;
  }

  private told(kept: Kept): void {
    this.state.textContent = this.around.t("saved", { time: this.around.time(kept.saved) });
  }

  /** Nothing is overwritten, and the reader chooses. */
  private conflict(theirs: Kept): void {
    clearTimeout(this.timer);
    this.timer = 0;
    this.overtaken = true;
    const { t, time, open, drafts } = this.around;
    const act = (label: string, run: () => void): HTMLElement => {
      const button = make("button", { type: "button", class: "cg-button" }, label);
      button.addEventListener("click", run);
      return button;
    };
    fill(this.notice, make("div", { class: "cg-note cg-note--harm", role: "alert" }, make("p", {}, t("draft.newer", { time: time(theirs.saved) })),
      make("p", {}, act(t("draft.theirs"), () => {
        this.unsaved = false;
        this.stop();
        if (this.beside) drafts.remove(this.beside.key);
        const latest = drafts.get(theirs.key) ?? theirs;
        open({ ...latest, kept: latest });
      }), " ", act(t("draft.mine"), () => {
        this.overtaken = false;
        this.kept = this.beside;
        this.beside = null;
        fill(this.notice);
        this.save();
      }))));
  }
}
