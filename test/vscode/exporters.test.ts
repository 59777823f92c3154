import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { listedManifest } from "../harness/auditing.js";
import { contextOf, ended } from "../harness/exporting.js";
import { reportNames } from "../../src/core/report/reportFormats.js";
import * as source from "../../src/exporters/index.js";
import { bundleFrom } from "../../src/vscode/bundles/bundleFrom.js";
import type { Exporters } from "../../src/vscode/bundles/bundles.js";

const root = path.join(__dirname, "..", "..");

describe("the exporters in the editor", () => {
  /** The compiler holds the editor's idea of them to what they are. */
  const asEditorKnows: Exporters = source;

  it("have every form", () => {
    const made = [...Object.keys(asEditorKnows.exporters), ...Object.keys(asEditorKnows.plainReports)];
    assert.deepEqual(made.sort(), [...reportNames].sort());
  });

  it("load where there is nothing of Node", function () {
    const file = path.join(root, "dist/exporters.js");
    if (!existsSync(file)) this.skip();
    // A browser's worker has these, and neither `Buffer`, `process` nor `require`.
    const worker = { TextEncoder, TextDecoder, URL, crypto, setTimeout, module: { exports: {} }, exports: {} };
    runInNewContext(readFileSync(file, "utf8"), worker);
    assert.ok("exporters" in worker.module.exports);
  });

  it("write the same from the built bundle, loaded as the editor loads it", async function () {
    const file = path.join(root, "dist/exporters.js");
    if (!existsSync(file)) this.skip();
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
      readonly version: string;
    };
    const { exports, problem } = bundleFrom<Exporters>(readFileSync(file, "utf8"), { file, version, lent: {} });
    assert.equal(problem, undefined);
    const audited = await ended({ "package.json": listedManifest, "cut/package.json": "{" });
    const written = async (loaded: Exporters | undefined, name: (typeof reportNames)[number]): Promise<string> => {
      const pieces: string[] = [];
      const forms = { ...loaded?.exporters, ...loaded?.plainReports };
      const report = forms[name]?.((text) => void pieces.push(text), contextOf(audited.knowledge));
      for (const document of audited.documents) await report?.document(document);
      await report?.end(audited.audit);
      return pieces.join("");
    };
    for (const name of reportNames) {
      const text = await written(asEditorKnows, name);
      assert.ok(text.length > 100, name);
      // Numbers made by chance, by which two files of one audit differ.
      const plain = (one: string): string => one.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]+/g, "");
      assert.equal(plain(await written(exports, name)), plain(text), name);
    }
    // A fix with edits is known across bundles.
    assert.match(await written(exports, "json"), /"newText"/);
  });
});
