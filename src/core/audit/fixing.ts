import { analyzeAs } from "../analyze.js";
import type { Knowledge } from "../blacklist/knowledge.js";
import { decodeText } from "../documents/decode.js";
import { spliced } from "../documents/spliced.js";
import { formats } from "../formats/index.js";
import type { Edit, Finding, Fix } from "../model.js";
import { Declarations } from "../remedies/declarations.js";
import { isDeclaredAlready } from "../remedies/fixAll.js";
import { verifiedFixes, verifyFixes } from "../remedies/verifiedFixes.js";
import { applyEdits } from "../text/edit.js";
import type { AuditedDocument } from "./result.js";

/** Which findings are to be fixed, and by what. */
export interface FixWish {
  wants(finding: Finding): boolean;
  /** Whether fixes that need changes of code, or a decision about a board, may be made. */
  readonly allowsUnsafe: boolean;
}

/** A finding and what is done about it. */
export interface MadeFix {
  readonly finding: Finding;
  readonly fix: Fix;
  /** Where it is done, where that is another file than the finding's: an offset there. */
  readonly place?: number;
}

/** A finding that stays as it is, and why. */
export interface LeftFinding {
  readonly finding: Finding;
  readonly because: string;
}

/** What became of one document; `bytes` are those of the file, absent where nothing is changed. */
export interface FixedDocument {
  readonly made: readonly MadeFix[];
  readonly left: readonly LeftFinding[];
  readonly edits: readonly Edit[];
  readonly bytes?: Uint8Array;
}

const doesNotHold = "its edit does not hold beside what the file declares";

/** More fixes than these are not tried one by one when they do not hold together. */
const mostTried = 50;

/**
 * Fixes what is wanted of a document, given the bytes of its file. The edited document is read and judged again: the findings must be gone,
 * and nothing may be there that was not there before, nor twice what was there once. Edits that do not hold together are tried one by one.
 */
export function fixDocument(
  document: AuditedDocument,
  bytes: Uint8Array,
  wish: FixWish,
  knowledge: Knowledge,
): FixedDocument {
  if (!document.source.uri.includes("#") && decodeText(bytes).text !== document.source.text) {
    const because = "the file has changed since it was read";
    return { made: [], left: openIn(document, wish).map((finding) => ({ finding, because })), edits: [] };
  }
  return fixBy(document, wish, knowledge, (edits) => {
    const result = spliced(bytes, edits);
    return "problem" in result ? undefined : result;
  });
}

/** The same for a document as text, where an editor is to make the edits: `bytes` are absent. */
export function fixText(document: AuditedDocument, wish: FixWish, knowledge: Knowledge): FixedDocument {
  return fixBy(document, wish, knowledge, (edits) => ({ text: applyEdits(document.source.text, edits) }));
}

/** Makes edits; undefined where the file cannot hold what they say. */
type Splice = (edits: readonly Edit[]) => { readonly text: string; readonly bytes?: Uint8Array } | undefined;

function fixBy(document: AuditedDocument, wish: FixWish, knowledge: Knowledge, splice: Splice): FixedDocument {
  const open = openIn(document, wish);
  const left: LeftFinding[] = [];
  // A sheet of a workbook is a document of its own, which nobody can write.
  if (document.source.uri.includes("#") && open.length > 0) {
    return { made: [], left: open.map((finding) => ({ finding, because: "a workbook is not written" })), edits: [] };
  }
  verifyFixes(open);
  const chosen: MadeFix[] = [];
  const taken: Edit[] = [];
  for (const finding of open) {
    const { fix, because } = choose(finding, wish);
    if (!fix) left.push({ finding, because });
    else if (fix.edits.some((edit) => taken.some((other) => overlaps(edit, other) && !equal(edit, other)))) {
      left.push({ finding, because: "its edit overlaps another; once more will fix it" });
    } else {
      chosen.push({ finding, fix });
      taken.push(...fix.edits);
    }
  }
  const whole = attempt(document, splice, chosen, knowledge);
  if (whole.edits.length > 0 || chosen.length === 0) return { ...whole, left };
  let best: FixedDocument = { made: [], left: [], edits: [] };
  for (const [at, one] of chosen.entries()) {
    const next = at < mostTried ? attempt(document, splice, [...best.made, one], knowledge) : undefined;
    if (next && next.edits.length > 0) best = next;
    else left.push({ finding: one.finding, because: doesNotHold });
  }
  return { ...best, left };
}

function openIn({ analysis }: AuditedDocument, wish: FixWish): readonly Finding[] {
  return analysis.findings.filter((finding) => !finding.waiver && wish.wants(finding));
}

function choose(finding: Finding, { allowsUnsafe }: FixWish): { fix?: Fix; because: string } {
  const fixes = verifiedFixes(finding);
  // To take a declaration out is no way to get the same from elsewhere, unless the data says so.
  const isMeant = ({ kind, grade }: Fix): boolean =>
    kind === "replace" || kind === "swap" || (kind === "remove" && grade !== undefined);
  const able = fixes.filter((fix) => isMeant(fix) && fix.edits.length > 0);
  const safe = able.find(({ grade }) => grade === "drop-in");
  const fix = safe ?? (allowsUnsafe ? able[0] : undefined);
  if (fix) return { fix, because: "" };
  const [other] = able;
  if (other) return { because: `${other.title}: more than a drop-in, --unsafe makes it` };
  if (isDeclaredAlready(finding)) return { because: doesNotHold };
  const note = fixes.find(({ kind }) => kind === "note");
  return { because: note ? `by hand: ${note.title}` : "no other source is recorded" };
}

function attempt(
  document: AuditedDocument,
  splice: Splice,
  made: readonly MadeFix[],
  knowledge: Knowledge,
): FixedDocument {
  const edits = distinctEdits(made.flatMap(({ fix }) => fix.edits));
  const nothing = { made: [], left: [], edits: [] };
  if (edits.length === 0) return nothing;
  const result = splice(edits);
  if (!result || !holdsAfter(document, result.text, made, knowledge)) return nothing;
  return { made, left: [], edits, ...(result.bytes && { bytes: result.bytes }) };
}

/** Whether the edited text is read as before, without the findings that were fixed and without new ones. */
export function holdsAfter(
  { source, analysis, policy, asOf }: AuditedDocument,
  text: string,
  made: readonly MadeFix[],
  knowledge: Knowledge,
): boolean {
  const format = formats.formats.find(({ id }) => id === analysis.format);
  if (!format) return false;
  const again = analyzeAs(format, { ...source, text }, knowledge, policy.effective.policy, asOf);
  if (again.problems.length + again.limits.length > analysis.problems.length + analysis.limits.length) return false;
  const replaced = made.map(({ finding: { component } }) => component);
  const declared = new Declarations(analysis.components);
  if (new Declarations(again.components).repeatsMoreThan(declared, replaced)) return false;
  const expected = countsOf(analysis.findings);
  for (const { finding } of made) expected.set(finding.subject, (expected.get(finding.subject) ?? 0) - 1);
  return [...countsOf(again.findings)].every(([subject, count]) => count <= (expected.get(subject) ?? 0));
}

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { subject } of findings) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return counts;
}

export function distinctEdits(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.map((edit) => [`${edit.start} ${edit.end} ${edit.newText}`, edit])).values()];
}

export function overlaps(a: Edit, b: Edit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function equal(a: Edit, b: Edit): boolean {
  return a.start === b.start && a.end === b.end && a.newText === b.newText;
}
