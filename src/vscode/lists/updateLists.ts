import * as vscode from "vscode";
import { listAddresses, usualLists, type ListAddress } from "../../core/lists/addresses.js";
import { download, DownloadError } from "../../core/lists/download.js";
import { listAddressesSetting } from "../settings.js";
import type { Services } from "../services.js";
import { fetchNet } from "./fetchNet.js";
import { take } from "./importLists.js";
import type { Incoming, NotTaken } from "./incoming.js";
import { Cancelled, withTask, type Task } from "./task.js";

/** How long to wait, in milliseconds. */
const patience = { stall: 60_000, whole: 600_000 };

/**
 * *Update Official Lists…*: asks which, unless their keys are given, fetches them from their addresses and takes them. Nothing is fetched at any other time. A browser
 * fetches nothing from other sites: there it says what to do instead.
 */
export async function updateLists(services: Services, keys?: unknown, more?: unknown): Promise<void> {
  if (!isNode()) {
    const other = vscode.l10n.t("Import List File…");
    const said = vscode.l10n.t(
      "A browser cannot fetch the lists from the authorities' sites. Download them, and import the files.",
    );
    if ((await vscode.window.showInformationMessage(said, other)) === other)
      await vscode.commands.executeCommand("sanctionLint.importLists");
    return;
  }
  const known = addressesNow();
  const wanted = Array.isArray(keys) ? known.filter(({ key }) => keys.includes(key)) : await pick(known);
  if (!wanted || wanted.length === 0) return;
  const notTaken: NotTaken[] = [];
  const files = await withTask(vscode.l10n.t("SanctionLint: fetching lists"), (task) =>
    fetchAll(wanted, notTaken, task),
  );
  if (files) await take(services, files, notTaken, more === "accept");
}

/** A browser has no Node, whatever else a workbench in a browser window runs on. */
function isNode(): boolean {
  const { process } = globalThis as { readonly process?: { readonly versions?: { readonly node?: string } } };
  return process?.versions?.node !== undefined;
}

/** The lists that can be fetched, from the addresses of the settings where they name some. */
function addressesNow(): readonly ListAddress[] {
  const own = listAddressesSetting();
  const others = Object.entries(own).filter(([key]) => !listAddresses.some((one) => one.key === key));
  return [
    ...listAddresses.map((one) => ({ ...one, address: own[one.key] ?? one.address })),
    ...others.map(([key, address]) => ({ key, title: key, address })),
  ];
}

async function pick(known: readonly ListAddress[]): Promise<readonly ListAddress[] | undefined> {
  const items = known.map((one) => ({
    label: one.title,
    description: one.key,
    detail: one.address,
    picked: usualLists.includes(one.key),
    one,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: vscode.l10n.t("Update Official Lists"),
    placeHolder: vscode.l10n.t("Fetched once, now, from these addresses"),
  });
  return picked?.map(({ one }) => one);
}

async function fetchAll(
  wanted: readonly ListAddress[],
  notTaken: NotTaken[],
  task: Task,
): Promise<readonly Incoming[]> {
  const files: Incoming[] = [];
  for (const { key, title, address } of wanted) {
    task.tell(title);
    try {
      const bytes = await fetched(address, title, task);
      // A reader may hang on the ending: a workbook has one.
      const ending = /\.\w{2,5}$/.exec(new URL(address).pathname)?.[0] ?? ".txt";
      files.push({ title: `${key}${ending}`, from: address, bytes, key });
    } catch (error) {
      if (task.token.isCancellationRequested) throw new Cancelled();
      if (!(error instanceof DownloadError)) throw error;
      notTaken.push({ from: `${title} (${address})`, reason: error.message });
    }
  }
  return files;
}

async function fetched(address: string, title: string, { token, tell }: Task): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const net = fetchNet((run) => void token.onCancellationRequested(run));
  await download(address, net, patience, (piece) => {
    pieces.push(piece);
    size += piece.length;
    tell(vscode.l10n.t("{0}: {1} MB", title, (size / 1024 / 1024).toFixed(1)));
  });
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
