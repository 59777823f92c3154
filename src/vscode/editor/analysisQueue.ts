/** The shortest pause in typing after which a document is looked at again, in milliseconds. */
const shortestPause = 300;
/** The longest one, however long the last analysis took. */
const longestPause = 2_000;
/** A document whose analysis took `t` waits for a pause of this many times `t`: at most a tenth of the time goes into it. */
const pausePerCost = 10;

interface Entry {
  timer?: ReturnType<typeof setTimeout>;
  /** Milliseconds that the last run held the thread. */
  cost: number;
}

/**
 * Decides when a document is analysed: one timer per document, a later request replaces the earlier one, and the pause grows with
 * what the last analysis cost. The analysis itself runs in steps with `nextTask` between them, so that what a person does meanwhile
 * (completion, hover, another keystroke) gets its turn.
 */
export class AnalysisQueue {
  private readonly entries = new Map<string, Entry>();

  /** Runs `run` in the next task (`now`) or after a pause in typing. `run` returns how long it held the thread, in milliseconds. */
  request(key: string, when: "now" | "paused", run: () => Promise<number>): void {
    const entry = this.entries.get(key) ?? { cost: 0 };
    this.entries.set(key, entry);
    clearTimeout(entry.timer);
    const pause = when === "now" ? 0 : Math.min(longestPause, Math.max(shortestPause, entry.cost * pausePerCost));
    entry.timer = setTimeout(() => {
      delete entry.timer;
      void run().then((cost) => (entry.cost = cost));
    }, pause);
  }

  /** Drops what is pending for a document, and what is known of it. */
  forget(key: string): void {
    clearTimeout(this.entries.get(key)?.timer);
    this.entries.delete(key);
  }

  dispose(): void {
    for (const { timer } of this.entries.values()) clearTimeout(timer);
    this.entries.clear();
  }
}

/** Lets everything that waits for the thread go first. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
