import * as vscode from "vscode";
import type { Finding } from "../../core/model.js";
import { shortName } from "../../core/report/shortFinding.js";
import type { AuditWishes } from "../audit/auditor.js";
import { Pace } from "../pace.js";
import { pickParty } from "../pickParty.js";
import { reportedFolder } from "../reports/auditReport.js";
import type { Services } from "../services.js";
import { today } from "../sources.js";
import { migrationEdit } from "./migrationEdit.js";
import type { MigrationPlan } from "../../core/audit/migrationPlan.js";

/** What a command returns of a plan: plain data, since VS Code copies it. */
export interface MigrationOutcome {
  readonly found: number;
  /** `file: what` of each change. */
  readonly changes: readonly string[];
  /** `file: component: why` of what stays. */
  readonly left: readonly string[];
  readonly commands: readonly string[];
  /** Whether the changes that were ticked were made. */
  readonly applied: boolean;
  /** Findings on the party after that. */
  readonly remaining?: number;
}

/**
 * *Migrate Away from a Party…*: plans for the whole workspace, shows each change in the refactor preview, where it can be left out, and on a
 * page what stays and why, and the commands that are then to be run. Nothing is run. `how` is "plan" for whoever wants the plan alone.
 */
export async function migrateParty(
  services: Services,
  given?: string,
  how?: unknown,
): Promise<MigrationOutcome | undefined> {
  const about = await reportedFolder();
  const id = about && (given ?? (await pickFoundParty(services)));
  const party = id === undefined ? undefined : services.analyzer.knowledge().parties.get(id);
  if (!about || !party) return undefined;
  const root = about.folder ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  const title = vscode.l10n.t("Migrate away from {0}", shortName(party));
  const plan = root && (await withProgress(title, (wishes) => planned(services, party.id, { ...wishes, ...about })));
  if (!root || !plan) return undefined;
  const { edit, count } = migrationEdit(plan, (path) => root.with({ path }));
  if (how === "plan") return outcomeOf(plan, false);
  const page = { party, plan, asOf: today() };
  await services.migrationView.show({ ...page, state: count > 0 ? "previewed" : "nothing" });
  if (count === 0) return outcomeOf(plan, false);
  const applied = await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  if (!applied) {
    await services.migrationView.show({ ...page, state: "discarded" });
    return outcomeOf(plan, false);
  }
  // What is there now is read and judged again.
  const again = await withProgress(title, (wishes) => planned(services, party.id, { ...wishes, ...about }));
  await services.migrationView.show({ ...page, state: "applied", ...(again && { remaining: again.found }) });
  return { ...outcomeOf(plan, true), ...(again && { remaining: again.found }) };
}

/** Audits and plans, in steps. Undefined where it was cancelled or the planner cannot be loaded. */
async function planned(
  { bundles, auditor, analyzer, policies, lists }: Services,
  party: string,
  wishes: Pick<AuditWishes, "progress" | "isCancelled" | "folder">,
): Promise<MigrationPlan | undefined> {
  const loaded = await bundles.migration();
  if (!loaded) return undefined;
  const wish = { allowsUnsafe: true, wants: ({ match }: Finding) => match.party.id === party };
  policies.readAgain();
  await lists.inStep(policies);
  const migration = new loaded.Migration(wish, analyzer.knowledge());
  const account = { sink: migration, policies: () => undefined };
  const { cancelled } = await auditor.audit({ ...wishes, account });
  if (cancelled) return undefined;
  const pace = new Pace();
  const steps = migration.steps();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (wishes.isCancelled?.()) return undefined;
    await pace.rest();
  }
}

function outcomeOf({ found, files, commands }: MigrationPlan, applied: boolean): MigrationOutcome {
  return {
    found,
    changes: files.flatMap(({ file, made }) => made.map(({ fix }) => `${file}: ${fix.title}`)),
    left: files.flatMap(({ file, left }) =>
      left.map(({ finding, because }) => `${file}: ${finding.component.name}: ${because}`),
    ),
    commands: commands.map(({ folder, command }) => `${folder}: ${command}`),
    applied,
  };
}

interface FoundParty extends vscode.QuickPickItem {
  readonly id: string;
}

/** Asks for one of the parties that the live audit found; where there is none, for any. */
async function pickFoundParty(services: Services): Promise<string | undefined> {
  const counts = new Map<string, { readonly name: string; count: number }>();
  for (const { analysis } of services.live.current?.files ?? []) {
    for (const { match, waiver } of analysis.findings) {
      if (waiver) continue;
      const known = counts.get(match.party.id) ?? { name: match.party.name, count: 0 };
      known.count++;
      counts.set(match.party.id, known);
    }
  }
  const question = vscode.l10n.t("Migrate away from which party?");
  if (counts.size === 0) return pickParty(services, question);
  const items = [...counts]
    .sort(([, a], [, b]) => b.count - a.count)
    .map(([id, { name, count }]): FoundParty => {
      const description = count === 1 ? vscode.l10n.t("1 finding") : vscode.l10n.t("{0} findings", String(count));
      return { id, label: name, description };
    });
  return (await vscode.window.showQuickPick(items, { placeHolder: question }))?.id;
}

function withProgress<T>(
  title: string,
  run: (wishes: Pick<AuditWishes, "progress" | "isCancelled">) => Promise<T>,
): Thenable<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `SanctionLint: ${title}`,
    cancellable: true,
  };
  return vscode.window.withProgress(options, (progress, token) =>
    run({ progress, isCancelled: () => token.isCancellationRequested }),
  );
}
