import assert from "node:assert/strict";
import type { Analysis, Finding, Severity } from "../../src/core/model.js";
import {
  countOpen,
  differenceOf,
  groupRows,
  holdsText,
  namesInSeveralFolders,
  openOf,
  paged,
  pageOfRows,
  waivedRows,
} from "../../src/vscode/audit/auditRows.js";
import { gravestFirst, weightOf } from "../../src/vscode/audit/gravestFirst.js";
import { statusLine, statusName, struckOut, type StatusFacts } from "../../src/vscode/audit/statusLine.js";
import { untilMidnight } from "../../src/vscode/untilMidnight.js";

const finding = (party: string, severity: Severity, waived = false): Finding =>
  ({
    severity,
    component: { name: `${party}-sdk` },
    match: { party: { id: party, name: party.toUpperCase() } },
    status: { list: { id: `list-${severity}`, short: `List ${severity}` } },
    fingerprint: `${party} ${waived}`,
    ...(waived && { waiver: {} }),
  }) as Finding;

const file = (name: string, ...findings: readonly Finding[]) => ({
  name,
  source: { uri: `folder/${name}` },
  analysis: { findings } as unknown as Analysis,
});

describe("the rows of an audit", () => {
  it("has the most severe party first, then the one with most, and within a party the most severe finding", () => {
    const files = [
      file("a", finding("b", "warning"), finding("a", "error", true), finding("c", "warning"), finding("b", "hint")),
      file("b", finding("d", "error"), finding("b", "error", true), finding("c", "information")),
    ];
    const rows = groupRows(files, "party");
    assert.deepEqual(
      rows.map(
        ({ name, findings }) => `${name}: ${findings.map((one) => `${one.file.name} ${weightOf(one.finding)}`).join()}`,
      ),
      ["D: b 0", "B: a 1,a 3", "C: a 1,b 2"],
    );
    assert.deepEqual(
      waivedRows(files).map(({ finding: { component } }) => component.name),
      ["a-sdk", "b-sdk"],
    );
  });

  it("knows the names that files have in several folders: only their rows need the folder", () => {
    const at = (uri: string) => ({
      file: { ...file("", finding("a", "error")), source: { uri } },
      finding: finding("a", "error"),
    });
    assert.deepEqual([...namesInSeveralFolders([at("a/p.json"), at("a/p.json"), at("b/q.json"), at("r.json")])], []);
    assert.deepEqual(
      [...namesInSeveralFolders([at("p.json"), at("b/p.json"), at("b/c/p.json"), at("b/q.json")])],
      ["p.json"],
    );
  });

  it("groups by list, file and severity, and leaves out what has not the words", () => {
    const files = [file("a", finding("b", "warning"), finding("c", "error")), file("b", finding("b", "hint"))];
    const names = (by: "list" | "file" | "severity", words = ""): string[] =>
      groupRows(files, by, (one) => holdsText(one, words)).map(({ name, findings }) => `${name} ${findings.length}`);
    assert.deepEqual(names("list"), ["List error 1", "List warning 1", "List hint 1"]);
    assert.deepEqual(names("file"), ["folder/a 2", "folder/b 1"]);
    assert.deepEqual(names("severity"), ["error 1", "warning 1", "hint 1"]);
    for (const words of ["B-SDK", "folder/B", "list hint"])
      assert.ok(names("file", words).length > 0 && !names("file", words).includes("folder/a 2"), words);
  });

  it("shows of a question what the audit has not, or not as grave", () => {
    const real = [file("a", finding("a", "warning"), finding("b", "error"))];
    const asked = [file("a", finding("a", "error"), finding("b", "error")), file("b", finding("c", "hint"))];
    const said = (files: readonly ReturnType<typeof file>[]): string[] =>
      files.flatMap(({ analysis }) =>
        analysis.findings.map(({ component, severity }) => `${component.name} ${severity}`),
      );
    assert.deepEqual(said(differenceOf(asked, real)), ["a-sdk error", "c-sdk hint"]);
    assert.deepEqual(said(differenceOf(real, asked)), ["a-sdk warning"]);
  });

  it("counts open findings, waived ones apart", () => {
    const counts = countOpen([file("a", finding("a", "error"), finding("a", "error", true), finding("b", "hint"))]);
    assert.deepEqual(counts, { error: 1, warning: 0, information: 0, hint: 1, waived: 1 });
    assert.equal(openOf(counts), 2);
  });

  it("keeps the order of equals, whatever their number", () => {
    const all = Array.from({ length: 10_000 }, (_, at) => ({ at, weight: at % 3 }));
    const sorted = gravestFirst(all, ({ weight }) => weight);
    assert.equal(sorted.length, all.length);
    assert.ok(
      sorted.every(
        (one, at) => at === 0 || (sorted[at - 1]?.weight ?? 9) < one.weight || (sorted[at - 1]?.at ?? 9) < one.at,
      ),
    );
  });

  it("pages long lists, and shows no page of one", () => {
    const list = (length: number): readonly number[] => Array.from({ length }, (_, at) => at);
    assert.deepEqual(paged(list(1_012), pageOfRows), { rows: list(200), more: 812 });
    assert.deepEqual(paged(list(201), pageOfRows), { rows: list(201), more: 0 });
    assert.deepEqual(paged(list(202), pageOfRows), { rows: list(200), more: 2 });
    assert.deepEqual(paged(list(0), pageOfRows), { rows: [], more: 0 });
  });
});

describe("the status line", () => {
  const words = {
    none: "No findings",
    partial: "partial",
    stale: "being audited again",
    incomplete: "not everything could be read",
    findings: (count: number, gravest: string) => `${count} findings, gravest: ${gravest}`,
    defaultPolicy: "default policy",
    lists: (date: string) => `lists ${date}`,
  };
  const none = { error: 0, warning: 0, information: 0, hint: 0, waived: 0 };
  const facts: StatusFacts = {
    counts: none,
    policy: undefined,
    checkedUntil: "2026-08-22",
    stale: false,
    incomplete: false,
    partial: false,
  };
  const line = (more: Partial<StatusFacts>): string => statusLine({ ...facts, ...more }, words);

  it("gives the highest severity, the policy and the day of the lists", () => {
    assert.equal(line({}), "$(pass) No findings · default policy · lists 2026-08-22");
    assert.equal(
      line({ counts: { ...none, warning: 2, hint: 1 }, policy: ".sanctionlint.yaml" }),
      "$(warning) 3 · .sanctionlint.yaml · lists 2026-08-22",
    );
    assert.match(line({ counts: { ...none, error: 1, warning: 2 } }), /^\$\(error\) 3 /);
  });

  it("says when it is stale, partial, or not everything was read", () => {
    assert.match(line({ counts: { ...none, error: 1 }, stale: true }), /^\$\(sync\) 1 /);
    assert.match(line({ incomplete: true, partial: true }), /^\$\(warning\) No findings \(partial\) /);
  });

  it("has a name without icons, which says what they say", () => {
    const name = (more: Partial<StatusFacts>): string => statusName({ ...facts, ...more }, words);
    assert.equal(name({}), "SanctionLint: No findings, default policy, lists 2026-08-22");
    assert.equal(
      name({ counts: { ...none, error: 1, warning: 2 }, stale: true, partial: true, policy: "p.yaml" }),
      "SanctionLint: 3 findings, gravest: error, being audited again, partial, p.yaml, lists 2026-08-22",
    );
    assert.match(name({ incomplete: true }), /, not everything could be read, /);
  });

  it("takes no icon from a file's name", () => {
    assert.ok(!line({ policy: "$(error)/.sanctionlint.yaml" }).includes("$(error)"));
  });

  it("strikes a text out", () => assert.equal(struckOut("a1"), "a\u03361\u0336"));
});

describe("the next UTC midnight", () => {
  it("is less than a day away, and never now", () => {
    const at = (text: string): number => untilMidnight(Date.parse(text));
    assert.equal(at("2026-08-22T23:59:59.000Z"), 1_000);
    assert.equal(at("2026-08-22T00:00:00.000Z"), 86_400_000);
    assert.equal(at("2026-08-22T12:00:00.000+12:00"), 86_400_000);
    assert.equal(at("1969-12-31T23:00:00.000Z"), 3_600_000);
  });
});
