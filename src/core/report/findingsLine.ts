import type { Finding } from "../model.js";
import { plural } from "./count.js";
import { partyInWords } from "./shortFinding.js";

/** Parties that are named before the rest is counted. */
const mostNamed = 4;

/**
 * Findings of one file in a line: "3 findings: Huawei, Hikvision". Undefined without any; waived ones do not count. A party is named
 * by the surest of its findings.
 */
export function findingsLine(findings: readonly Finding[]): string | undefined {
  const open = findings.filter(({ waiver }) => !waiver);
  if (open.length === 0) return undefined;
  const parties = new Map<string, string>();
  for (const finding of open) {
    const { id } = finding.match.party;
    const [words, before] = [partyInWords(finding), parties.get(id)];
    if (before === undefined || words.length < before.length) parties.set(id, words);
  }
  const more = parties.size - mostNamed;
  const named = [...parties.values()].slice(0, mostNamed).join(", ");
  return `${plural(open.length, "finding")}: ${named}${more > 0 ? ` and ${more} more` : ""}`;
}
