import * as vscode from "vscode";

/** Polls until `ask` gives something, or throws after `milliseconds` with what was awaited. */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  milliseconds = 10_000,
): Promise<T> {
  const started = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() - started > milliseconds) throw new Error(`timeout: ${what}`);
    await pause(40);
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Does something while it is noon of today by UTC, whatever it is: no midnight comes in between. */
export async function atNoon(work: (now: Date) => Promise<void>): Promise<void> {
  const Real = Date;
  const day = 86_400_000;
  const shift = Math.floor(Real.now() / day) * day + day / 2 - Real.now();
  globalThis.Date = class extends Real {
    static override now = (): number => Real.now() + shift;
    constructor(...given: [] | [number | string]) {
      super(given[0] ?? Real.now() + shift);
    }
  } as DateConstructor;
  try {
    await work(new Date());
  } finally {
    globalThis.Date = Real;
  }
}

/** A file of the test workspace. */
export function file(...path: readonly string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("no workspace folder is open");
  return vscode.Uri.joinPath(folder.uri, ...path);
}

/** Opens a file in an editor. */
export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

export async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** What the extension reports of a resource. */
export function reported(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "SanctionLint");
}

export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === "object" ? code.value : code);
}

/** Waits until exactly these rules are reported of a resource, whatever their order. */
export async function reports(uri: vscode.Uri, rules: readonly string[]): Promise<vscode.Diagnostic[]> {
  const wanted = [...rules].sort().join();
  let last = "";
  try {
    return await until(wanted, () => {
      const found = reported(uri);
      last = found.map(codeOf).sort().join();
      return last === wanted && found;
    });
  } catch {
    throw new Error(`${uri.path}: expected ${wanted || "nothing"}, found ${last || "nothing"}`);
  }
}

/** Light bulb entries at a range, with their edits. Polled: right after activation VS Code may not know the provider yet. */
export function actionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  title: RegExp,
  kind = "quickfix",
): Promise<vscode.CodeAction> {
  return until(`action ${title}`, async () => {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      uri,
      range,
      kind,
      20,
    );
    return actions.find((action) => title.test(action.title));
  });
}

/** Puts a document back to what is on disk, and closes every editor. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** Replaces the whole text of a document as one edit. */
export async function retype(document: vscode.TextDocument, text: string): Promise<void> {
  // An edit of a document that VS Code has yet to read anew from the disk is refused.
  for (let attempt = 0; attempt < 100 && document.getText() !== text; attempt++) {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
    if (!(await vscode.workspace.applyEdit(edit))) await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** What the extension shows of the workspace's audit, as it tells its tests. */
export interface Shown {
  readonly verdict?: string;
  readonly stale: boolean;
  readonly partial: boolean;
  readonly message: string;
  readonly badge: number;
  readonly status?: string;
  readonly statusName?: string;
  readonly names: readonly string[];
  readonly rows: readonly string[];
  readonly question?: string;
  readonly why: string;
  /** The page of the audit report. */
  readonly report: string;
  /** The page of a migration. */
  readonly migration: string;
  readonly table: { readonly rows: number; readonly shown: number };
}

/** What is shown now; undefined until the extension has started. */
export function shown(): Shown | undefined {
  const extension = vscode.extensions.getExtension<{ shown(): Shown | undefined }>("sanctionlint.sanctionlint");
  return extension?.isActive ? extension.exports.shown() : undefined;
}

/** Waits until the shown audit is in step and fits. */
export function settled(
  what: string,
  fits: (now: Shown) => boolean = () => true,
  milliseconds = 20_000,
): Promise<Shown> {
  return until(
    what,
    () => {
      const now = shown();
      return now?.verdict !== undefined && !now.stale && fits(now) && now;
    },
    milliseconds,
  );
}
