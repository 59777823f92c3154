import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { download, DownloadError, listAddresses, usualLists, type ListAddress } from "../../core/lists/readers.js";
import { plain } from "../../core/report/plain.js";
import type { ReadSource } from "../../core/screening/official/renewal.js";
import type { Command } from "../command.js";
import type { Given } from "../given.js";
import { UsageError } from "../usageError.js";
import { keepSources, readSource } from "./listsImportCommand.js";
import { nodeNet } from "./nodeNet.js";

/** Fetches lists from the authorities, or from a mirror, into the cache: the one command that goes to the network. */
export const listsUpdateCommand: Command = {
  name: "lists update",
  takes: "[KEY…]",
  says: `fetch official lists: ${listAddresses.map(({ key }) => key).join(", ")}; default ${usualLists.join(", ")}`,
  options: ["from", "timeout", "accept", "here"],
  more: "The one command that goes to the network, and only to the addresses of the lists that are named. --from KEY=ADDRESS takes a list from a mirror. HTTPS_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS are honoured.",
  exits: `Exit codes
  0   all of the lists were taken
  2   one could not be fetched or read, or has lost more than a tenth of its rows; the last good one stays`,
  examples: ["sanctionlint lists update", "sanctionlint lists update eu --from eu=https://mirror.example/eu.xml"],
  async run(given, context) {
    const wanted = wantedOf(given);
    // What is known of words in names comes with it.
    await context.knowledge();
    const timeout = (given.number("timeout") ?? 60) * 1000;
    const folder = mkdtempSync(path.join(os.tmpdir(), "sanctionlint-lists-"));
    const read: ReadSource[] = [];
    let failed = false;
    try {
      for (const { key, title, address } of wanted) {
        const source = await fetched({ key, title, address }, folder, timeout, context.today);
        if (typeof source === "object") read.push(source);
        else {
          process.stderr.write(`sanctionlint: ${title} (${plain(address)}): ${plain(source)}; what is here stays\n`);
          failed = true;
        }
      }
      const code = read.length > 0 ? await keepSources(read, given, context) : 2;
      return failed ? 2 : code;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function fetched(
  { key, address }: ListAddress,
  folder: string,
  stall: number,
  today: string,
): Promise<ReadSource | string> {
  // A readers' kind may hang on the ending: a workbook has one.
  const file = path.join(folder, `${key}${/\.\w{2,5}$/.exec(new URL(address).pathname)?.[0] ?? ".txt"}`);
  try {
    const into = openSync(file, "w");
    try {
      await download(address, nodeNet, { stall, whole: stall * 10 }, (piece) => {
        for (let at = 0; at < piece.length;) at += writeSync(into, piece, at);
      });
    } finally {
      closeSync(into);
    }
  } catch (error) {
    if (error instanceof DownloadError) return error.message;
    throw error;
  }
  const source = readSource([file], address, today);
  if (typeof source === "string" || source.source.key === key) return source;
  return `it is another list, ${source.source.format}`;
}

function wantedOf(given: Given): readonly ListAddress[] {
  const own = new Map<string, string>();
  for (const text of given.texts("from")) {
    const [, key = "", address = ""] = /^([\w-]+)=(.+)$/.exec(text) ?? [];
    if (key === "" || !URL.canParse(address))
      throw new UsageError(`--from takes KEY=ADDRESS, as eu=https://mirror.example/eu.xml; not "${text}"`);
    own.set(key, address);
  }
  const keys = given.words.length > 0 ? given.words : own.size > 0 ? [...own.keys()] : usualLists;
  return keys.map((key) => {
    const known = listAddresses.find((one) => one.key === key);
    const address = own.get(key) ?? known?.address;
    if (address === undefined)
      throw new UsageError(`no list is called "${key}"; there are ${listAddresses.map((one) => one.key).join(", ")}`);
    return { key, title: known?.title ?? key, address };
  });
}
