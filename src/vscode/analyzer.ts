import * as vscode from "vscode";
import { analysisSteps, analyze } from "../core/analyze.js";
import type { Analysis } from "../core/model.js";
import { mayRead } from "../core/formats/formatFor.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import { Pace } from "./pace.js";
import type { PolicyStore } from "./policy/policyStore.js";
import { nextTask } from "./editor/analysisQueue.js";
import { emptyPolicy } from "../core/policy/policy.js";
import { today } from "./sources.js";

/** An analysis and how long it held the thread, in milliseconds. */
export interface TimedAnalysis {
  readonly analysis: Analysis;
  readonly cost: number;
}

/** Puts the policy that holds for a resource into the one pipeline. Whoever analyses in this editor comes through here. */
export class Analyzer {
  private warm: Promise<void> | undefined;

  constructor(
    readonly knowledge: () => Knowledge,
    private readonly policies: PolicyStore,
  ) {}

  /** Whether a format, or the team's own word, may claim the resource, by its name alone. */
  mayRead(uri: vscode.Uri): boolean {
    return mayRead(uri.path, this.policies.hardwareFor(uri));
  }

  /** Builds what the first judgement needs, in parts, so that it does not hold up a person who opens a large file. */
  warmUp(): Promise<void> {
    return (this.warm ??= this.buildIndexes());
  }

  /** Judges the text of a resource, in slices; undefined when nobody wants to know any more. */
  async analyze(uri: vscode.Uri, text: string, isStale: () => boolean): Promise<TimedAnalysis | undefined> {
    await this.warmUp();
    const { policy, asOf } = await this.policies.policyFor(uri);
    const source = await this.policies.sourceOf(uri, text);
    const steps = analysisSteps(source, this.knowledge(), policy, asOf);
    const pace = new Pace();
    let cost = 0;
    for (;;) {
      const started = performance.now();
      const step = steps.next();
      cost += performance.now() - started;
      if (step.done) return { analysis: step.value, cost };
      await pace.rest();
      if (isStale()) return undefined;
    }
  }

  private async buildIndexes(): Promise<void> {
    await nextTask();
    this.knowledge().attributions.at(0);
    await nextTask();
    analyze({ uri: "package.json", text: '{"dependencies":{"a":"1"}}' }, this.knowledge(), emptyPolicy, today());
  }
}
