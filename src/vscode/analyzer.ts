import * as vscode from "vscode";
import { analysisSteps, nothingRead } from "../core/analyze.js";
import type { Analysis } from "../core/model.js";
import { libraryFileOf } from "../core/ecosystems/libraryNames.js";
import { mayRead } from "../core/formats/formatFor.js";
import { sourceLanguageOf } from "../core/formats/native/sourceLanguage.js";
import { screenOf } from "../core/screening/screen.js";
import type { Knowledge } from "../core/blacklist/knowledge.js";
import { Pace } from "./pace.js";
import type { PolicyStore } from "./policy/policyStore.js";
import { prepareScreen } from "../core/screening/screen.js";

/** An analysis and how long it held the thread, in milliseconds. */
export interface TimedAnalysis {
  readonly analysis: Analysis;
  readonly cost: number;
  /** The policy leaves the resource out, so that nothing was read. */
  readonly excluded: boolean;
}

/** Puts the policy that holds for a resource into the one pipeline. Whoever analyses in this editor comes through here. */
export class Analyzer {
  constructor(
    readonly knowledge: () => Knowledge,
    private readonly policies: PolicyStore,
  ) {}

  /** Whether a format, or the team's own word, may claim the resource, by its name alone. */
  mayRead(uri: vscode.Uri): boolean {
    return mayRead(uri.path, this.policies.hardwareFor(uri));
  }

  /** Whether the resource is a source or build file, which is looked at for link statements. */
  mayLink(uri: vscode.Uri): boolean {
    return sourceLanguageOf(uri.path) !== undefined;
  }

  /** Whether an audit judges the resource by its name, or by the metadata of an archive. */
  isLibrary({ path }: vscode.Uri): boolean {
    const kind = libraryFileOf(path);
    const start = path.lastIndexOf("/") + 1;
    return (
      kind === "archive" || (kind !== undefined && screenOf(this.knowledge()).knowsLibrary(path, start, path.length))
    );
  }

  /** Judges the text of a resource, in slices; undefined when nobody wants to know any more. */
  async analyze(uri: vscode.Uri, text: string, isStale: () => boolean): Promise<TimedAnalysis | undefined> {
    const { policy, asOf } = await this.policies.policyFor(uri);
    if (await this.policies.excludes(uri, policy)) return { analysis: nothingRead, cost: 0, excluded: true };
    const source = await this.policies.sourceOf(uri, text);
    const knowledge = this.knowledge();
    const pace = new Pace();
    // The first one builds what is looked up, so that it does not hold up a person who opens a large file.
    await pace.takeAll(prepareScreen(knowledge));
    const steps = analysisSteps(source, knowledge, policy, asOf);
    let cost = 0;
    for (;;) {
      const started = performance.now();
      const step = steps.next();
      cost += performance.now() - started;
      if (step.done) return { analysis: step.value, cost, excluded: false };
      await pace.rest();
      if (isStale()) return undefined;
    }
  }
}
