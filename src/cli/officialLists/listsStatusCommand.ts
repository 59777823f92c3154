import { jsonHead } from "../../core/report/jsonHead.js";
import { statusLines } from "../../core/report/officialLists.js";
import { plainJson } from "../../core/report/plain.js";
import type { Command } from "../command.js";
import { Output } from "../output.js";
import { importedKnowledge } from "./knowledgeFiles.js";
import { snapshotAt } from "./snapshotFiles.js";

/** Says what is imported. */
export const listsStatusCommand: Command = {
  name: "lists status",
  takes: "[FILE]",
  says: "which lists and which knowledge are imported, of which day, and the hashes that a policy may pin",
  options: ["format"],
  more: "Without a FILE, what is in the cache.",
  exits: `Exit codes
  0   there are imported lists
  2   there are none, or they cannot be read`,
  async run(given, { today, version }) {
    const own = given.words[0] === undefined ? importedKnowledge() : undefined;
    const knowledge = own && { version: own.version, hash: own.hash };
    const format = given.choice("format", ["text", "json"], "text");
    const snapshot = snapshotAt(given.words[0] ?? "cache");
    const { hash, sources } = snapshot;
    const text =
      format === "json"
        ? plainJson(
            JSON.stringify({ ...jsonHead(version), hash, sources, ...(knowledge && { knowledge }) }, undefined, 2),
          )
        : [
            ...statusLines(snapshot, today),
            ...(knowledge ? [`knowledge ${knowledge.version}, hash ${knowledge.hash}`] : []),
          ].join("\n");
    await Output.to(undefined).write(`${text}\n`);
    return 0;
  },
};
