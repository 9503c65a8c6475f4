// Keeps the record that is being written as a draft: soon after each change, and never over a newer one.
import { make } from "../page";
import { Drafts, fresh, type Kept } from "./drafts";
import type { Around, Opened } from "./work";

const SOON = 400;

export class Saving {
  /** When it was saved last, or that it cannot be. */
  readonly state = make("span", { class: "cg-soft", role: "status" });
  /** That another tab has gone on with the same draft. */
  readonly notice = make("div", { class: "cg-work__notice" });
  private kept: Kept | null;
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
    this.timer = window.setTimeout(() => this.save(), SOON);
  }

  /** Save what is not saved yet; false where the browser keeps nothing and something would be lost. */
  flush(): boolean {
    if (this.timer) this.save();
    return !this.unsaved;
  }

  /** Save for the last time. */
  end(): void {
    this.flush();
    this.ended = true;
  }

  /** Another page has changed what is stored under a name. */
  elsewhere(name: string | null): void {
    if (!this.kept || !Drafts.concerns(name, this.kept.key)) return;
    const stored = this.around.drafts.get(this.kept.key);
    if (stored && stored.turn !== this.kept.turn && stored.text !== this.now().text) this.conflict(stored);
  }

  private save(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    if (this.ended) return;
    const { kept, opened, around } = this;
    const done = around.drafts.save({ ...this.now(), key: kept?.key ?? fresh(), of: opened.of, saved: Date.now(), turn: kept?.turn ?? 0 });
    if (!done) {
      this.state.textContent = around.t("unsaved");
      return;
    }
    if (done.newer) {
      this.conflict(done.kept);
      return;
    }
    if (!kept) around.keeps(done.kept.key);
    this.kept = done.kept;
    this.unsaved = false;
    this.told(done.kept);
  }

  private told(kept: Kept): void {
    this.state.textContent = this.around.t("saved", { time: this.around.time(kept.saved) });
  }

  /** Nothing is overwritten, and the reader chooses. */
  private conflict(theirs: Kept): void {
    clearTimeout(this.timer);
    this.timer = 0;
    const { t, time, open } = this.around;
    const act = (label: string, run: () => void): HTMLElement => {
      const button = make("button", { type: "button", class: "cg-button" }, label);
      button.addEventListener("click", run);
      return button;
    };
    this.notice.replaceChildren(make("div", { class: "cg-note cg-note--harm", role: "alert" }, make("p", {}, t("draft.newer", { time: time(theirs.saved) })),
      make("p", {}, act(t("draft.theirs"), () => {
        this.ended = true;
        open({ ...this.opened, text: theirs.text, kept: theirs });
      }), " ", act(t("draft.mine"), () => {
        this.kept = null;
        this.notice.replaceChildren();
        this.save();
      }))));
  }
}
