import type { Problem, Span } from "../model.js";
import type { MapNode, TreeNode } from "../syntax/tree.js";
import { editDistance } from "../text/editDistance.js";
import { quotedWord } from "./quotedWord.js";

/** Collects what is wrong with a policy while it is read; every problem has its place. */
export class PolicyReader {
  readonly problems: Problem[] = [];

  problem(at: Span, message: string): undefined {
    this.problems.push({ message, start: at.start, end: Math.max(at.end, at.start) });
    return undefined;
  }

  /** The entries of a map by key, in their order; keys that are twice are problems. Nothing when the node is not a map. */
  entries(node: TreeNode, what: string): MapNode["entries"] | undefined {
    if (node.type !== "map") return this.problem(node, `${what} takes keys and values`);
    const seen = new Set<string>();
    return node.entries.filter(({ key }) => {
      if (key.value === "<<") this.problem(key, "merge keys are not read: write the keys out");
      else if (seen.has(key.value)) this.problem(key, `${quotedWord(key.value)} appears twice here`);
      else {
        seen.add(key.value);
        return true;
      }
      return false;
    });
  }

  /** A word that is none of the choices. */
  unknown(at: Span, message: string, word: string, choices: readonly string[]): undefined {
    const near = nearest(word, choices);
    return this.problem(at, `${message}${near === undefined ? "" : `; did you mean "${near}"?`}`);
  }
}

/** Whether `text` is a day of the calendar in the form `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** The choice that is at most two slips of the finger from `text`, if there is one. */
export function nearest(text: string, choices: readonly string[]): string | undefined {
  const written = text.toLowerCase();
  const scored = choices.map((choice) => ({ choice, distance: editDistance(written, choice.toLowerCase(), 2) }));
  const best = scored.sort((a, b) => a.distance - b.distance)[0];
  return best && best.distance <= Math.min(2, Math.floor(best.choice.length / 2)) ? best.choice : undefined;
}
