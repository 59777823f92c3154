import assert from "node:assert/strict";
import { analyze } from "../../src/core/analyze.js";
import { emptyPolicy } from "../../src/core/policy/policy.js";
import { evidenceCard } from "../../src/core/report/evidenceCard.js";
import { timelineSvg } from "../../src/core/report/timelineSvg.js";
import type { Analysis, Party } from "../../src/core/model.js";
import { readXml } from "../../src/core/syntax/xml.js";
import { bomPage, bomPageSize } from "../../src/vscode/views/bomPage.js";
import { bomRows, rowHolds, sortRows } from "../../src/vscode/views/bomRows.js";
import { bomTotals, coveredBy } from "../../src/vscode/views/bomTotals.js";
import { pageHtml } from "../../src/vscode/views/page.js";
import { partyPage } from "../../src/vscode/views/partyPage.js";
import { realKnowledge } from "../harness/knowledge.js";

const knowledge = realKnowledge();
const asOf = "2026-08-22";
const hostile = `<img src=x onerror="alert('1')">&`;

function partyOf(id: string): Party {
  const party = knowledge.parties.get(id);
  assert.ok(party, id);
  return party;
}

/** No text may leave its place in the page: no element, attribute or script of its own. */
function holdsText(html: string): void {
  assert.ok(!html.includes("<img"), "markup came through");
  assert.ok(html.includes("&lt;img"), "the text is gone");
}

describe("the page of a party", () => {
  it("is made for every party, with a drawing that is well-formed XML", () => {
    for (const party of knowledge.parties.values()) {
      const { body } = partyPage(party, knowledge, asOf);
      assert.ok(body.includes("<h1>"), party.id);
      if (party.listings.length === 0) continue;
      const svg = timelineSvg(party, knowledge.lists, asOf);
      assert.deepEqual(readXml(svg).problems, [], party.id);
      assert.ok(!svg.includes("NaN"), party.id);
    }
  });
  it("draws the licence of May 2019 and says the citation", () => {
    const { body } = partyPage(partyOf("huawei"), knowledge, "2019-05-22");
    assert.match(body, /tl-licence/);
    assert.match(body, /84 FR 22961/);
    assert.match(body, /licensed/);
  });
  it("keeps text text", () => {
    const party = { ...partyOf("huawei"), name: hostile, aliases: [hostile], note: hostile };
    holdsText(partyPage(party, knowledge, asOf).body);
    holdsText(timelineSvg(party, knowledge.lists, asOf));
  });
});

describe("for a screen reader, a page", () => {
  it("has one main landmark and one heading of the first level", () => {
    const html = pageHtml(partyPage(partyOf("huawei"), knowledge, asOf), "n");
    assert.equal(html.match(/<main>/g)?.length, 1);
    assert.equal(html.match(/<h1>/g)?.length, 1);
  });
  it("has a name for each table and a scope for each of its heads", () => {
    for (const id of ["huawei", "hikvision", "hisilicon"]) {
      const { body } = partyPage(partyOf(id), knowledge, asOf);
      const tables = body.match(/<table[^>]*>/g) ?? [];
      assert.ok(tables.length >= 2, id);
      for (const table of tables) assert.match(table, / aria-label="[^"]{3,}"/);
      assert.doesNotMatch(body, /<th>/);
    }
  });
});

describe("the table of a bill of materials", () => {
  const source = {
    uri: "bom.csv",
    text: `Designator,Qty,Manufacturer,MPN\nU1,2,Quectel,EG25-G\n"R1, R2",2,Yageo,${hostile.replaceAll('"', "")}\n`,
  };
  const analysis = analyze(source, knowledge, emptyPolicy, asOf);
  const tableOf = (path: string, of: Analysis, from = 0): string => {
    const rows = bomRows(of);
    const covered = new Map(rows.map((row) => [row, coveredBy(row)]));
    const order = { column: 0, down: false };
    const sorted = sortRows(rows, order, (row) => covered.get(row)?.sources ?? 0).slice(from, from + bomPageSize);
    return bomPage({
      path,
      rows: sorted,
      order,
      from,
      fitting: rows.length,
      totals: bomTotals(rows, covered),
      problems: 0,
    }).body;
  };
  const body = tableOf(source.uri, analysis);
  it("has a name, and heads that say how they are sorted", () => {
    assert.match(body, /<table class="bom" aria-label="Parts of bom\.csv">/);
    assert.equal(body.match(/<th scope="col" aria-sort="ascending">/g)?.length, 1);
  });
  it("puts listed parts first, with a second source", () => {
    assert.ok(body.indexOf("EG25-G") < body.indexOf("Yageo"));
    assert.match(body, /Telit/);
    assert.match(body, /DoD 1260H/);
  });
  it("keeps text text", () => holdsText(body));
  it("has a line per row of the document, its alternates inside, with a button for each that can be used", () => {
    const text =
      "Designator,Qty,Manufacturer,MPN,Manufacturer 2,MPN 2\nU1,1,Hikvision,DS-2CD2043G2-I,Axis,P1468-LE\nU2,1,Quectel,EC25-AF,,\nR1,1,Yageo,RC0402,,\n";
    const of = analyze({ uri: "bom.csv", text }, knowledge, emptyPolicy, asOf);
    const rows = bomRows(of);
    assert.deepEqual(
      rows.map(({ component, alternates }) => [component.name, ...alternates.map((one) => one.component.name)]),
      [["DS-2CD2043G2-I", "P1468-LE"], ["EC25-AF"], ["RC0402"]],
    );
    const html = tableOf("bom.csv", of);
    assert.match(html, /or <button[^>]*>P1468-LE<\/button>/);
    assert.match(html, /data-use="Use the alternate Axis P1468-LE/);
    assert.match(html, /3<\/b>rows read.*2<\/b>from listed parties.*1<\/b>can be changed now.*1<\/b>need a redesign/s);
    assert.deepEqual(
      ["p1468", "yageo", "covered list", "u2"].map((words) => rows.filter((row) => rowHolds(row, words)).length),
      [1, 1, 1, 1],
    );
  });
  it("says briefly since when, and has the whole reason at hand", () => {
    const text = "Designator,Qty,Manufacturer,MPN\nU1,1,HiSilicon,Hi3516EV200\nU2,1,Hikvision,DS-2CD2043G2-I\n";
    const html = tableOf("bom.csv", analyze({ uri: "bom.csv", text }, knowledge, emptyPolicy, asOf));
    assert.match(
      html,
      /title="a subsidiary of Huawei[^"]*">[^]*?listed since <span class="day">20\d\d-\d\d-\d\d<\/span>, through its owner</,
    );
    assert.match(
      html,
      /title="listed since [^"]*, [^"]*">[^]*?>listed since <span class="day">20\d\d-\d\d-\d\d<\/span></,
    );
  });
  it("shows a long one page by page", () => {
    const lines = Array.from({ length: 1_234 }, (_, at) => `U${at},1,Yageo,RC-${at}`);
    const long = analyze(
      { uri: "bom.csv", text: `Designator,Qty,Manufacturer,MPN\n${lines.join("\n")}\n` },
      knowledge,
      emptyPolicy,
      asOf,
    );
    const first = tableOf("bom.csv", long);
    assert.equal(first.match(/<tr class/g)?.length, bomPageSize);
    assert.match(first, /1–500 of 1234/);
    assert.match(first, /1234<\/b>rows read/);
    const last = tableOf("bom.csv", long, 1_000);
    assert.equal(last.match(/<tr class/g)?.length, 234);
    assert.match(last, /1001–1234 of 1234/);
    assert.match(last, /data-from="1500" disabled/);
    assert.ok(!body.includes("pager"));
  });
  it("sorts numbers by value, down too, and leaves equal rows in the order of the document", () => {
    const text = "Designator,Qty,Manufacturer,MPN\nR10,10,Yageo,b\nR9,9,Yageo,c\nR1,1,Bourns,a\n";
    const rows = bomRows(analyze({ uri: "bom.csv", text }, knowledge, emptyPolicy, asOf));
    const names = (column: number, down = false): string =>
      sortRows(rows, { column, down }, () => 0)
        .map(({ component }) => component.placement?.designators)
        .join();
    assert.equal(names(4), "R1,R9,R10");
    assert.equal(names(4, true), "R10,R9,R1");
    assert.equal(names(2), "R1,R10,R9");
    assert.equal(names(0), "R10,R9,R1");
    assert.equal(names(1), "R1,R10,R9");
  });
  it("loads nothing and runs its own script only", () => {
    const html = pageHtml({ title: hostile, body: "", css: "", script: "1" }, "n0");
    assert.match(html, /default-src 'none'; style-src 'nonce-n0'; script-src 'nonce-n0'/);
    assert.ok(!html.includes("<img"));
    assert.ok(!pageHtml({ title: "", body: "", css: "" }, "n0").includes("script-src"));
  });
});

describe("the evidence card", () => {
  it("says who, what, where and by what it was judged", () => {
    const source = { uri: "a/requirements.txt", text: "esdk-obs-python==3\n" };
    const [finding] = analyze(source, knowledge, emptyPolicy, asOf).findings;
    assert.ok(finding);
    const card = evidenceCard(source, finding, knowledge, asOf);
    for (const words of ["84 FR 22961", "line 1, column 1", knowledge.hash, asOf, "not a legal conclusion"]) {
      assert.ok(card.includes(words), words);
    }
    assert.ok(card.includes(`| **Official list** | ${finding.status.list.page} |`), "an official page stays a link");
    const odd = evidenceCard(source, { ...finding, because: "a | b\n# c <b>" }, knowledge, asOf);
    assert.ok(odd.includes("a \\| b # c \\<b\\>"));
  });

  for (const live of [
    "https://evil.example/x",
    "http://user:hunter22@evil.example",
    "_www.evil.example",
    "WWW.EVIL.EXAMPLE",
    "ftp://evil.example",
    "mailto:a@evil.example",
    "@octocat",
    "/@octocat/x",
    "a.b+c@evil.example",
    "owner/repo#12",
    "![x](https://evil.example/x.png)",
    "[x](javascript:alert)",
    "<img src=https://evil.example>",
    "&commat;octocat &#64;octocat",
    "x | y\n| z `https://evil.example`",
  ]) {
    it(`keeps ${JSON.stringify(live)} of a file text that leads nowhere`, () => {
      const source = { uri: `${live}/requirements.txt`, text: "esdk-obs-python==3\n" };
      const [finding] = analyze({ ...source, uri: "requirements.txt" }, knowledge, emptyPolicy, asOf).findings;
      assert.ok(finding);
      const card = evidenceCard(
        source,
        {
          ...finding,
          message: `${live} is published`,
          because: live,
          component: { ...finding.component, name: live, ecosystem: undefined },
          match: {
            ...finding.match,
            matched: live,
            evidence: `see ${live}`,
            party: { ...finding.match.party, name: live },
          },
        },
        knowledge,
        asOf,
      );
      // The recorded evidence keeps its link, as the official list does: neither comes from the file.
      const { address } = finding.match.attribution?.evidence ?? {};
      assert.ok(address !== undefined && card.includes(` ([source](${address}))`));
      const rows = card
        .replace(` ([source](${address}))`, "")
        .split("\n")
        .filter((line) => !line.startsWith("| **Official list**"));
      assert.equal(rows.length, card.split("\n").length - 1, "no row was broken in two");
      // What neither a code span nor a backslash holds is what a page of Markdown makes live.
      const bare = rows.map((row) =>
        row
          .replace(/<br>/g, "")
          .replace(/\\./g, "")
          .replace(/`[^`]*`/g, ""),
      );
      assert.doesNotMatch(bare.join("\n"), /:\/\/|www\.|mailto:|@|#\d|[<>[\]&`]/i);
      assert.doesNotMatch(card, /hunter22/);
    });
  }
});
