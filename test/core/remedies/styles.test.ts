import assert from "node:assert/strict";
import type { Edit, Finding, SourceText } from "../../../src/core/model.js";
import type { Knowledge } from "../../../src/core/blacklist/knowledge.js";
import { formats } from "../../../src/core/formats/index.js";
import { verifiedFixes, verifyFixes } from "../../../src/core/remedies/verifiedFixes.js";
import { applyEdits } from "../../../src/core/text/edit.js";
import { readFixtures } from "../../harness/fixtures.js";
import { knowledgeListing } from "../../harness/listed.js";
import { findingsOf } from "../../harness/findingsOf.js";

/** What editors and people do to a text that says the same afterwards. */
const styles: readonly (readonly [title: string, restyle: (source: SourceText) => string])[] = [
  ["as it is", ({ text }) => text],
  ["CRLF and a byte order mark", ({ text }) => `\uFEFF${text.replace(/^\uFEFF/, "").replace(/\r?\n/g, "\r\n")}`],
  ["without a final line end", ({ text }) => text.replace(/\s+$/, "")],
];

/** What JSON can be written like besides. */
const jsonStyles: typeof styles = [
  ["on one line", ({ text }) => JSON.stringify(JSON.parse(text))],
  ["with tabs", ({ text }) => JSON.stringify(JSON.parse(text), undefined, "\t")],
];

describe("every fix of every format, in every style, does what it says and no more", () => {
  /** Every format has five fixtures at least, so each of them meets each style. */
  const turns = new Map<string, number>();
  for (const { id, source } of readFixtures()) {
    const format = formats.formatOf(source);
    if (!format || format.generated || source.text.length > 1500) continue;
    const all = isJson(source.text) ? [...styles, ...jsonStyles] : styles;
    const turn = turns.get(format.id) ?? 0;
    turns.set(format.id, turn + 1);
    it(id, () => {
      for (const [title, restyle] of [all[turn % all.length] ?? all[0]].flatMap((style) => (style ? [style] : []))) {
        const styled = { ...source, text: restyle(source) };
        const { components } = format.extract(styled);
        tryAll(styled, knowledgeListing(components.slice(0, 12)), title);
      }
    });
  }
});

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
      if (kind === "alternate" || kind === "not-placed") assert.equal(left, was, `${label}: the finding went`);
      else assert.ok(left < was, `${label}: the finding stays`);
      if (!source.text.includes("\r")) assert.ok(!text.includes("\r"), `${label}: other line ends`);
      else assert.doesNotMatch(text, /[^\r]\n/, `${label}: other line ends`);
    }
  }
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
