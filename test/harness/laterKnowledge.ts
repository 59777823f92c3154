import { createHash } from "node:crypto";
import type { Party } from "../../src/core/model.js";
import { shippedText } from "../../src/core/screening/shipped.js";
import { compiledKnowledge } from "./knowledge.js";

/** The text of a file of knowledge as the build writes it, but unpacked, checked until another day, with one more party. */
export function laterKnowledge(checkedUntil: string, party: Party): { readonly text: string; readonly hash: string } {
  const [head = "", parties = "", ...rest] = compiledKnowledge().split("\n");
  const old = JSON.parse(head) as { readonly lists: unknown };
  const lines = [JSON.stringify([...(JSON.parse(parties) as unknown[]), party]), ...rest];
  const content = [checkedUntil, JSON.stringify(old.lists), ...lines].join("\n");
  const hash = createHash("sha256").update(content).digest("hex");
  const own = { ...old, version: `${checkedUntil}.${hash.slice(0, 8)}`, hash, checkedUntil };
  return { text: shippedText([JSON.stringify(own), ...lines, "{}"].join("\n")), hash };
}
