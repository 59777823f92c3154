import * as vscode from "vscode";
import type { MakeReporter } from "../../core/report/reporter.js";
import type { ReportFormat, ReportName } from "../../core/report/reportFormats.js";
import { bundleFrom, type Bundle } from "./bundleFrom.js";
import * as lent from "./lent.js";
import type { YamlLibrary } from "./yamlLater.js";

/** What a page is made with. */
export type Pages = typeof import("../views/pages.js");
/** What official lists are read and fetched with. */
export type Lists = typeof import("../lists/lists.js");

/** What tries another policy. */
export type Trial = typeof import("../policy/policyTrial.js");

/** What plans how to leave a party behind. */
export type Migrations = typeof import("../../core/audit/migration.js");

/** What reports are made with: `src/exporters/index.ts`, which the command line loads as well. */
export interface Exporters {
  readonly exporters: Readonly<Record<Exclude<ReportName, PlainReport>, MakeReporter>>;
  readonly plainReports: Readonly<Record<PlainReport, MakeReporter>>;
  readonly reportFormats: Readonly<Record<ReportName, ReportFormat>>;
}

type PlainReport = "text" | "lines" | "json";

/**
 * Parts of the extension that are files of their own beside it, read when they are first asked for: it opens faster without them.
 * The file system of VS Code reads them, as it reads what is known, so that they are there in a browser too.
 */
export class Bundles {
  private readonly loaded = new Map<string, Promise<Bundle<unknown>>>();

  /** `extension` is the extension's folder. */
  constructor(
    private readonly extension: vscode.Uri,
    /** The extension's own. */
    readonly version: string,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** What pages are made with. Says so where it cannot be had, and gives nothing then. */
  pages(): Promise<Pages | undefined> {
    return this.say(this.load<Pages>("pages"));
  }

  /** What makes reports. The same of it. */
  exporters(): Promise<Exporters | undefined> {
    return this.say(this.load<Exporters>("exporters"));
  }

  /** What official lists are read and fetched with. The same of it. */
  lists(): Promise<Lists | undefined> {
    return this.say(this.load<Lists>("lists"));
  }

  /** What tries another policy. The same of it. */
  trial(): Promise<Trial | undefined> {
    return this.say(this.load<Trial>("trial"));
  }

  /** What plans how to leave a party behind. The same of it. */
  migration(): Promise<Migrations | undefined> {
    return this.say(this.load<Migrations>("migration"));
  }

  /** The YAML library, or one sentence about why it cannot be had. */
  yaml(): Promise<Bundle<YamlLibrary>> {
    return this.load("yaml");
  }

  private async say<T>(loading: Promise<Bundle<T>>): Promise<T | undefined> {
    const { exports, problem } = await loading;
    if (problem === undefined) return exports;
    this.log.error(problem);
    void vscode.window.showErrorMessage(problem);
    return undefined;
  }

  private async load<T>(name: string): Promise<Bundle<T>> {
    const loading = this.loaded.get(name) ?? this.read(name);
    this.loaded.set(name, loading);
    const bundle = await loading;
    // A file that was not there may be there next time: an installation may have been going on.
    if (bundle.problem !== undefined) this.loaded.delete(name);
    return bundle as Bundle<T>;
  }

  private async read(name: string): Promise<Bundle<unknown>> {
    const uri = vscode.Uri.joinPath(this.extension, "dist", `${name}.js`);
    const text = await vscode.workspace.fs.readFile(uri).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => undefined,
    );
    return bundleFrom(text, { file: uri.toString(true), version: this.version, lent: { lent, vscode } });
  }
}
