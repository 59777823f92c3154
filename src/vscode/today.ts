import * as vscode from "vscode";
import { today } from "./sources.js";
import { untilMidnight } from "./untilMidnight.js";

/** A timer that a sleeping machine held up is noticed after at most so many milliseconds. */
const longestWait = 60 * 60 * 1000;

/**
 * Tells when another UTC day has begun, since what is listed depends on it: by a timer to midnight, and when the window gets the focus
 * or something is judged, because a machine that slept has slept through its timers.
 */
export class Today implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private known = today();

  readonly onDidChange = this.changed.event;

  constructor() {
    this.subscription = vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) this.check();
    });
    this.wait();
  }

  /** Reports a change if there is one. */
  check(): void {
    const now = today();
    if (now === this.known) return;
    this.known = now;
    this.changed.fire();
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(this.subscription, this.changed).dispose();
  }

  private wait(): void {
    // A second later: a timer may come a little early.
    const wait = Math.min(longestWait, untilMidnight(Date.now()) + 1000);
    this.timer = setTimeout(() => {
      this.check();
      this.wait();
    }, wait);
  }
}
