import type { Finding, Match, Problem, SourceText, Waiver } from "../model.js";
import { LineIndex } from "../text/lineIndex.js";
import { isCalendarDate } from "./fields.js";

/** A waiver written in a comment of the document, and the lines (from 1) it covers: its own, and the one after it. */
export interface InlineWaiver {
  readonly waiver: Waiver & { readonly party: string };
  readonly lines: readonly [number, number];
}

/** The waivers in a document's comments, and what is wrong with them. */
export interface InlineWaivers {
  readonly waivers: readonly InlineWaiver[];
  readonly problems: readonly Problem[];
}

const keyword = "sanctionlint-waive";
/** Its end, which hardly any text has. */
const rare = "waive";
const shape =
  /^sanctionlint-waive[ \t]+([A-Za-z0-9][\w.-]*)(?:,[ \t]*([a-z0-9-]+))?[ \t]+until[ \t]+(\d{4}-\d{2}-\d{2})[ \t]*:[ \t]*(.*)/;

/**
 * Reads `sanctionlint-waive PARTY[, LIST] until YYYY-MM-DD: reason`. Costs one search of the text where there are none.
 * A waiver that the policy does not allow, or that is not complete, has no effect and is reported as a problem.
 */
export function readInlineWaivers({ text }: SourceText, allowed: boolean): InlineWaivers {
  const waivers: InlineWaiver[] = [];
  const problems: Problem[] = [];
  let lines: LineIndex | undefined;
  for (let at = nextKeyword(text, 0); at >= 0; at = nextKeyword(text, at + keyword.length)) {
    const end = lineEnd(text, at);
    const match = shape.exec(text.slice(at, end));
    const [, party, list, expires, rest] = match ?? [];
    const reason = rest?.replace(/\s*(?:\*\/|-->)?\s*$/, "") ?? "";
    if (!party || !expires || !isCalendarDate(expires) || reason === "") {
      problems.push({ message: `a waiver here is written ${keyword} PARTY until YYYY-MM-DD: reason`, start: at, end });
    } else if (!allowed) {
      problems.push({
        message: "the policy does not allow inline waivers (inlineWaivers: true); this one has no effect",
        start: at,
        end,
      });
    } else {
      lines ??= new LineIndex(text);
      const { line } = lines.positionAt(at);
      waivers.push({ waiver: { party, ...(list && { list }), reason, expires }, lines: [line, line + 1] });
    }
  }
  return { waivers, problems };
}

/** The waiver that covers a finding on the day, from the document's comments. */
export function inlineWaiverFor(
  { match, status, span }: Pick<Finding, "match" | "status" | "span">,
  { waivers }: InlineWaivers,
  lines: () => LineIndex,
  asOf: string,
): Waiver | undefined {
  if (waivers.length === 0) return undefined;
  const { line } = lines().positionAt(span.start);
  return waivers.find(
    ({ waiver, lines: [first, last] }) =>
      waiver.party === match.party.id &&
      (waiver.list === undefined || waiver.list === status.list.id) &&
      asOf <= waiver.expires &&
      line >= first &&
      line <= last,
  )?.waiver;
}

/** What a document's waivers that hold on the day say of a match's place, whatever the list: the same text for the same words. */
export function inlineWaiversAt(
  { party, span }: Pick<Match, "party" | "span">,
  { waivers }: InlineWaivers,
  lines: () => LineIndex,
  asOf: string,
): string {
  if (waivers.length === 0) return "";
  const { line } = lines().positionAt(span.start);
  return waivers
    .filter(({ waiver, lines: [first, last] }) => {
      return waiver.party === party.id && asOf <= waiver.expires && line >= first && line <= last;
    })
    .map(({ waiver: { list, expires, reason } }) => JSON.stringify([list, expires, reason]))
    .join();
}

/** As `indexOf`, which is four times faster for a short word than for the long one. */
function nextKeyword(text: string, from: number): number {
  const lead = keyword.length - rare.length;
  for (let at = text.indexOf(rare, from + lead); at >= 0; at = text.indexOf(rare, at + rare.length)) {
    if (text.startsWith(keyword, at - lead)) return at - lead;
  }
  return -1;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  const stop = end < 0 ? text.length : end;
  return text.charCodeAt(stop - 1) === 13 ? stop - 1 : stop;
}
