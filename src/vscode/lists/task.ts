import * as vscode from "vscode";
import type { Steps } from "../../core/text/steps.js";
import { paced } from "../bundles/lent.js";

/** The user does not want it any more. */
export class Cancelled extends Error {}

/** Long work that shows how it goes, lets everything else have its turn and can be cancelled. */
export interface Task {
  /** Does steps with rests between. Throws Cancelled. */
  run<T>(steps: Steps<T>): Promise<T>;
  readonly tell: (message: string) => void;
  readonly token: vscode.CancellationToken;
}

/** Runs a task beside a notification with a button to cancel it; undefined when it was cancelled. */
export async function withTask<T>(title: string, work: (task: Task) => Promise<T>): Promise<T | undefined> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const task: Task = {
      token,
      tell: (message) => progress.report({ message }),
      async run(steps) {
        const done = await paced(steps, () => token.isCancellationRequested);
        if (!done) throw new Cancelled();
        return done.result;
      },
    };
    try {
      return await work(task);
    } catch (error) {
      if (error instanceof Cancelled) return undefined;
      throw error;
    }
  });
}
