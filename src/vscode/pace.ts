import type { Steps } from "../core/text/steps.js";
import { nextTask } from "./editor/analysisQueue.js";

/** Longest time, in milliseconds, that work in slices goes on before everything else gets its turn. */
const slice = 15;

/** Lets everything else have its turn whenever a slice of work is over. */
export class Pace {
  private started = performance.now();

  /** Takes all steps, resting between them. */
  async takeAll(steps: Steps<void>): Promise<void> {
    while (!steps.next().done) await this.rest();
  }

  /** To be asked between two steps of the work; nothing to wait for while the slice lasts. */
  rest(): Promise<void> | undefined {
    if (performance.now() - this.started < slice) return undefined;
    return nextTask().then(() => {
      this.started = performance.now();
    });
  }
}

/** The result of steps with rests between; undefined when nobody wants it any more. */
export async function paced<T>(
  steps: Steps<T>,
  isCancelled: () => boolean = () => false,
): Promise<{ readonly result: T } | undefined> {
  const pace = new Pace();
  for (;;) {
    const { value, done } = steps.next();
    if (done === true) return { result: value };
    const rest = pace.rest();
    if (!rest) continue;
    await rest;
    if (isCancelled()) return undefined;
  }
}
