import assert from "node:assert/strict";
import type { Edit, Extraction, Finding, SourceText } from "../../../src/core/model.js";
import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import type { Format } from "../../../src/core/formats/format.js";
import { formats } from "../../../src/core/formats/index.js";
import { verifiedFixes, verifyFixes } from "../../../src/core/remedies/verifiedFixes.js";
import { applyEdits } from "../../../src/core/text/edit.js";
import { readFixtures } from "../../harness/fixtures.js";
import { knowledgeListing } from "../../harness/listed.js";
import { sampled } from "../../harness/scale.js";
import { findingsOf } from "../../harness/findingsOf.js";

/** What editors and people do to a text that says the same afterwards. */
const styles: readonly (readonly [title: string, restyle: (source: SourceText) => string])[] = [
  ["as it is", ({ text }) => text],
  ["CRLF and a byte order mark", ({ text }) => `\uFEFF${text.replace(/^\uFEFF/, "").replace(/\r?\n/g, "\r\n")}`],
  ["without a final line end", ({ text }) => text.replace(/\s+$/, "")],
];

/** What only some kinds of files can be written like: where it does not read the same, the style is none of theirs. */
const particular: typeof styles = [
  ["on one line", ({ text }) => (isJson(text) ? JSON.stringify(JSON.parse(text)) : text)],
  ["with tabs", ({ text }) => (isJson(text) ? JSON.stringify(JSON.parse(text), undefined, "\t") : text)],
  ["comments of # between the lines", ({ text }) => text.replace(/^([ \t]*)(?=\S)/gm, "$1# note: one\n$1")],
  ["comments of # behind", ({ text }) => text.replace(/(?<=\S)$/gm, " # note: one, two")],
  ["comments of //", ({ text }) => text.replace(/^([ \t]*)(?=\S)/gm, "$1// note: one\n$1")],
  ["comments of // behind", ({ text }) => text.replace(/(?<=\S)$/gm, " // note: one, two")],
  ["comments of <!-- -->", ({ text }) => text.replace(/^([ \t]*)(?=<\w)/gm, "$1<!-- note -->\n$1")],
  ["trailing commas", ({ text }) => text.replace(/(?<=["\]}\w])(\s*\n\s*[\]})])/g, ",$1")],
];

describe("every fix of every format, in every style, does what it says and no more", () => {
  /** Every format has five fixtures at least, so that each of them meets most styles. */
  const turns = new Map<string, number>();
  for (const { id, source } of readFixtures()) {
    const format = formats.formatOf(source);
    if (!format || format.generated || source.text.length > 1500) continue;
    const turn = turns.get(format.id) ?? 0;
    turns.set(format.id, turn + 1);
    it(id, () => {
      const own = particular.filter(([, restyle]) => readsTheSame(format, source, restyle(source)));
      const all = [styles[turn % styles.length], own[turn % own.length]].filter((one) => one !== undefined);
      const chosen = sampled(all, 1, turn);
      for (const [title, restyle] of chosen) {
        const styled = { ...source, text: restyle(source) };
        const { components } = format.extract(styled);
        tryAll(styled, knowledgeListing(components.slice(0, 12)), title);
      }
    });
  }
});

/** Whether a text that was written in another way is one of the same format and says the same. */
function readsTheSame(format: Format, source: SourceText, text: string): boolean {
  // A style that puts in a line writes it with a line feed alone.
  if (
    text === source.text ||
    (source.text.includes("\r") && /[^\r]\n/.test(text)) ||
    formats.formatOf({ ...source, text })?.id !== format.id
  )
    return false;
  const [before, after] = [format.extract(source), format.extract({ ...source, text })];
  const said = ({ components, problems }: Extraction): string =>
    JSON.stringify([problems.length, components.map(({ name, version, scope }) => [name, version, scope])]);
  return said(before) === said(after);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function tryAll(source: SourceText, knowledge: Knowledge, style: string): void {
  const { findings } = findingsOf(source, knowledge);
  const before = prints(findings);
  const problems = problemsOf(source);
  verifyFixes(findings);
  for (const finding of findings) {
    const fixes = verifiedFixes(finding);
    const firstRemoval = fixes.findIndex(({ kind }) => kind === "remove");
    assert.ok(firstRemoval < 0 || firstRemoval === fixes.length - 1, "to remove is last");
    for (const { title, kind, edits } of fixes) {
      const label = `${title}, ${style}`;
      assert.equal(edits.length === 0, kind === "note", label);
      if (edits.length === 0) continue;
      const text = applyEdits(source.text, edits);
      assert.equal(applyEdits(text, inverse(source.text, edits)), source.text, `${label}: it cannot be undone`);
      assert.ok(
        edits.every(({ start, end, newText }) => source.text.slice(start, end) !== newText),
        `${label}: an edit of nothing`,
      );
      const edited = { ...source, text };
      assert.ok(problemsOf(edited) <= problems, `${label}: it reads worse`);
      const after = prints(findingsOf(edited, knowledge).findings);
      for (const [print, times] of after) assert.ok(times <= (before.get(print) ?? 0), `${label}: ${print} is new`);
      const left = after.get(finding.fingerprint) ?? 0;
      const was = before.get(finding.fingerprint) ?? 0;
      if (kind === "alternate" || kind === "not-placed") {
        assert.equal(left, was, `${label}: the finding went`);
        assert.ok(!offersAgain(edited, knowledge, finding, title), `${label}: it can be done twice`);
      } else assert.ok(left < was, `${label}: the finding stays`);
      if (!source.text.includes("\r")) assert.ok(!text.includes("\r"), `${label}: other line ends`);
      else assert.doesNotMatch(text, /[^\r]\n/, `${label}: other line ends`);
    }
  }
}

/** Whether a fix is still offered at the place where it was made. */
function offersAgain(edited: SourceText, knowledge: Knowledge, { span }: Finding, title: string): boolean {
  const there = findingsOf(edited, knowledge).findings.filter((one) => one.span.start === span.start);
  return there.some((one) => verifiedFixes(one).some((fix) => fix.title === title && fix.edits.length > 0));
}

/** Edits that take back what `edits` did. */
function inverse(text: string, edits: readonly Edit[]): Edit[] {
  let shift = 0;
  return [...edits]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, newText }) => {
      const at = start + shift;
      shift += newText.length - (end - start);
      return { start: at, end: at + newText.length, newText: text.slice(start, end) };
    });
}

function problemsOf(source: SourceText): number {
  return formats.formatOf(source)?.extract(source).problems.length ?? Infinity;
}

function prints(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fingerprint } of findings) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  return counts;
}
