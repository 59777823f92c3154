import { createHash } from "node:crypto";
import type { Party } from "../../src/core/model.js";
import { asciiJson, writePack } from "../../scripts/knowledge/writePack.js";
import { compiledKnowledge } from "./knowledge.js";

/** The bytes of a file of knowledge as the build writes it, checked until another day, with one more party. */
export function laterKnowledge(
  checkedUntil: string,
  party: Party,
): { readonly bytes: Uint8Array; readonly hash: string } {
  const [head = "", parties = "", ...rest] = compiledKnowledge().split("\n");
  const old = JSON.parse(head) as { readonly lists: unknown };
  const lines = [asciiJson([...(JSON.parse(parties) as unknown[]), party]), ...rest];
  const content = [checkedUntil, JSON.stringify(old.lists), ...lines].join("\n");
  const hash = createHash("sha256").update(content).digest("hex");
  const own = { ...old, version: `${checkedUntil}.${hash.slice(0, 8)}`, hash, checkedUntil };
  return { bytes: writePack([asciiJson(own), ...lines, "{}"].join("\n")), hash };
}
