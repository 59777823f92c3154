import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { readPolicyFile } from "../../src/core/policy/readPolicy.js";
import { policyTemplate, templateWords, type TemplateName } from "../../src/core/policy/templates.js";
import { cliProgram, projectRoot, withWorkspace, type CliRun } from "../harness/cli.js";
import { realKnowledge } from "../harness/knowledge.js";

const folder = path.join(projectRoot, "examples");

/** Runs an example's gate as its README says. */
function gate(name: string, ...more: readonly string[]): CliRun {
  const { status, stdout, stderr } = spawnSync(
    "sh",
    [path.join(folder, name, "gate.sh"), "--as-of", "2026-11-30", ...more],
    {
      encoding: "utf8",
      env: {
        ...process.env,
        SANCTIONLINT: `${process.execPath} ${cliProgram}`,
        NO_COLOR: "1",
      },
    },
  );
  return { code: status, stdout, stderr };
}

interface Row {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly party: string;
  readonly list: string;
}

const rowOf = ({ file, line, severity, party, list }: Row): string => `${file}:${line} ${severity} ${party} ${list}`;

/** By example: exit code, open findings, waived ones, and what the text report has to say. */
const examples: readonly {
  readonly name: TemplateName;
  readonly code: number;
  readonly open: readonly string[];
  readonly waived: readonly string[];
  readonly says: readonly RegExp[];
  readonly never: readonly RegExp[];
}[] = [
  {
    name: "federal-contractor",
    code: 1,
    open: [
      "hardware/recorder-bom.csv:4 error hikvision us-ndaa-889",
      "recorder/requirements.txt:2 error huawei us-ndaa-889",
    ],
    waived: ["hardware/recorder-bom.csv:3 error quectel us-dod-1260h"],
    says: [
      /FAR 52\.204-25/,
      /waived until 2027-04-30, by\s+contracts@recorder\.example/,
      /2 errors \(2 parties\), 1 waived finding\./,
    ],
    never: [/Axis Communications/],
  },
  {
    name: "device-maker",
    code: 1,
    open: [
      "firmware/package.json:3 error huawei us-bis-el",
      "firmware/package.json:4 warning tbank eu-269-2014",
      "hardware/Stueckliste.csv:3 error baikal us-bis-el",
      "hardware/Stueckliste.csv:4 error mikron eu-269-2014",
    ],
    waived: [],
    says: [
      /EU 833\/2014 Annex IV/,
      /lowered to warning: the file needs it for development alone/,
      /3 errors, 1 warning/,
    ],
    never: [/u-blox/],
  },
  {
    name: "sdn-only",
    code: 1,
    open: ["package-lock.json:17 error sberbank us-ofac-sdn", "package.json:3 error sberbank us-ofac-sdn"],
    waived: [],
    says: [/2 errors \(1 party\)/],
    never: [/[Hh]uawei Technologies/, /information/],
  },
  {
    name: "own-mirrors",
    code: 0,
    open: [],
    waived: ["package-lock.json:8 warning alibaba us-dod-1260h"],
    says: [/waived until 2027-10-31, by\s+platform@dashboard\.example/, /Nothing found, 1 waived finding\./],
    never: [/untrusted-source/],
  },
];

describe("the examples' gates", () => {
  for (const { name, code, open, waived, says, never } of examples) {
    it(`${name}: exit code ${code}, what the team needs to read, the findings and no others`, () => {
      withWorkspace({}, (place) => {
        const file = path.join(place, "audit.json");
        const text = gate(name, "--report", `json=${file}`);
        assert.equal(text.code, code, text.stdout + text.stderr);
        for (const one of says) assert.match(text.stdout, one);
        for (const one of never) assert.doesNotMatch(text.stdout, one);
        const report = JSON.parse(readFileSync(file, "utf8")) as { findings: readonly Row[]; waived: readonly Row[] };
        const base = `${path.relative(process.cwd(), path.join(folder, name))}/`;
        const rows = (all: readonly Row[]): readonly string[] => all.map((row) => rowOf(row).replace(base, "")).sort();
        assert.deepEqual([rows(report.findings), rows(report.waived)], [[...open].sort(), [...waived].sort()]);
      });
    });
  }
});

describe("the examples' policies", () => {
  const knowledge = realKnowledge();
  const read = (text: string) => {
    const { policy, problems } = readPolicyFile(text, knowledge);
    assert.deepEqual(problems, []);
    return policy ?? assert.fail();
  };
  for (const { name } of examples) {
    it(`${name} begins as its template does`, () => {
      const example = read(readFileSync(path.join(folder, name, "policy.yaml"), "utf8"));
      const template = read(policyTemplate(name, { hosts: [], approver: undefined, today: "2026-11-30" }));
      for (const key of ["activities", "lists", "onlyLists"] as const)
        assert.deepEqual(example[key], template[key], key);
    });
  }
  it("are described in the README, with the templates that there are", () => {
    const page = readFileSync(path.join(folder, "README.md"), "utf8");
    for (const { name } of examples) {
      assert.ok(name in templateWords);
      assert.ok(page.includes(`[${name}](${name})`) && page.includes(`\`${name}\``), name);
    }
  });
});
