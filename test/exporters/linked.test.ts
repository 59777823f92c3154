import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { evidenceCard } from "../../src/core/report/evidenceCard.js";
import { evidenceRecord } from "../../src/core/report/evidenceRecord.js";
import { ended, exported, type Ended } from "../harness/exporting.js";
import { realKnowledge } from "../harness/knowledge.js";

/** A library with what links it: a build file and a source file. */
const tree = {
  "CMakeLists.txt": "project(client)\ntarget_link_libraries(client hcnetsdk)\n",
  "src/main.cpp": '#include <cstdio>\n#include "HCNetSDK.h"\n',
  "third_party/libhcnetsdk.so": "\u007fELF",
};
const where = "CMakeLists.txt:2, src/main.cpp:2";

const audited = (): Promise<Ended> => ended(tree, { knowledge: realKnowledge() });

describe("where an SDK is linked", () => {
  it("is a column of the CSV", async () => {
    const rows = parse(await exported("csv", await audited()), { columns: true, bom: true }) as unknown as Readonly<
      Record<string, string>
    >[];
    assert.deepEqual(
      rows.map(({ file, linked }) => [file, linked]),
      [["third_party/libhcnetsdk.so", where]],
    );
  });

  it("is below the place on the page", async () => {
    assert.ok((await exported("html", await audited())).includes(`<span class="small">linked in ${where}</span>`));
  });

  it("is a line of the test's text in JUnit", async () => {
    assert.match(await exported("junit", await audited()), new RegExp(`\nLinked: ${where.replaceAll(".", "\\.")}\n`));
  });

  it("is a row of the evidence card, and a part of it as data", async () => {
    const { documents, knowledge } = await audited();
    const [document] = documents.filter(({ analysis }) => analysis.findings.length > 0);
    const [finding] = document?.analysis.findings ?? [];
    assert.ok(document && finding);
    const given = [document.source, finding, knowledge, document.asOf, document.linked?.get(finding)] as const;
    assert.ok(evidenceCard(...given).includes(`| **Linked** | ${where.replace("_", "\\_")} |`));
    assert.deepEqual(evidenceRecord(...given).linked, {
      count: 2,
      places: [
        { file: "CMakeLists.txt", line: 2, column: 30 },
        { file: "src/main.cpp", line: 2, column: 11 },
      ],
    });
  });

  it("is said of no finding that nothing links", async () => {
    const { "third_party/libhcnetsdk.so": library } = tree;
    const alone = await ended({ "third_party/libhcnetsdk.so": library }, { knowledge: realKnowledge() });
    const [csv, html, junit] = await Promise.all([
      exported("csv", alone),
      exported("html", alone),
      exported("junit", alone),
    ]);
    assert.match(csv, /libhcnetsdk\.so/);
    assert.ok(![html, junit].some((text) => /linked (?:in|:)/i.test(text)));
    const [row] = parse(csv, { columns: true, bom: true }) as unknown as Readonly<Record<string, string>>[];
    assert.equal(row?.["linked"], "");
  });
});
