import * as assert from "assert";
import { gzipSync, strToU8 } from "fflate";
import * as vscode from "vscode";
import { inflatePart, readPack } from "../../../src/core/blacklist/pack.js";
import { asciiJson, writePack } from "../../../scripts/knowledge/writePack.js";
import { snapshotOf, writeSnapshot } from "../../../src/core/screening/official/snapshot.js";
import { knowledgeFrom } from "../../../src/core/screening/shipped.js";
import { sha256Hex } from "../../../src/core/text/hash.js";
import { closeAll, codeOf, file, open, pause, reported, reports, until, write } from "./editor.js";
import { unList } from "./unList.js";

const command = (...args: readonly unknown[]): Thenable<unknown> =>
  vscode.commands.executeCommand("sanctionLint.importLists", ...args);

describe("imported lists", () => {
  const [parts, policy] = [file("hardware", "lists-bom.csv"), file(".sanctionlint.yaml")];
  const made: vscode.Uri[] = [];
  const put = async (name: string, content: string | Uint8Array): Promise<vscode.Uri> => {
    const uri = file(name);
    if (!made.some((one) => one.path === uri.path)) made.push(uri);
    await vscode.workspace.fs.writeFile(uri, typeof content === "string" ? strToU8(content) : content);
    return uri;
  };
  const bom = (...makers: string[]): string =>
    ["Reference,Value,Manufacturer,MPN,Qty", ...makers.map((maker, at) => `U${at},X,${maker},NM-${at},1`), ""].join(
      "\n",
    );
  const found = (): string[] => reported(parts).map(({ message }) => message);

  before(async () => {
    await write(parts, bom("Nordwind Marine Aaaawerk Company", "Ostsee Kranich Systems GmbH"));
    await open(parts);
  });
  after(async () => {
    await closeAll();
    for (const uri of [...made, parts, policy]) await vscode.workspace.fs.delete(uri);
  });

  it("are read from the list's own file, gzipped, and used when the policy says so and not before", async () => {
    await command([await put("un.xml.gz", gzipSync(strToU8(unList("2026-08-01", 20))))]);
    await pause(1500);
    assert.deepEqual(reported(parts).map(codeOf), []);
    await write(policy, "version: 1\nofficialLists: cache\n");
    const [one] = await reports(parts, ["listed-component"]);
    assert.match(one?.message ?? "", /NORDWIND MARINE AAAAWERK COMPANY.*UN Consolidated List/);
  });

  it("stay where a file is cut, a web page, or of another kind", async () => {
    await command([
      await put("un.xml", unList("2026-08-02", 20).slice(0, 900)),
      await put("page.xml", "<!DOCTYPE html><html></html>"),
      await put("un.json.gz", gzipSync(strToU8(unList("2026-08-02", 20))).slice(0, -4)),
      await put("ConList.csv", "Last Updated,1\nName 6,Group Type,Group ID\nX,Entity,1\n"),
    ]);
    await pause(500);
    await reports(parts, ["listed-component"]);
  });

  it("lose more than a tenth of their rows only when that is accepted", async () => {
    const fewer = [1, 2, 3].reduce((text) => text.replace(/<ENTITY>.*?<\/ENTITY>/, ""), unList("2026-08-02", 20));
    await command([await put("un.xml", fewer)], "accept");
    await reports(parts, []);
    await command([await put("own.csv", "id,name\n1,Ostsee Kranich Systems GmbH\n")]);
    await reports(parts, ["listed-component"]);
  });

  it("may be those that the command line wrote", async () => {
    // What is known of words in names comes with it.
    knowledgeFrom(await packed(), "knowledge.pack");
    const entry = { id: "1", list: "UN", listId: "un", names: ["Nordwind Marine Systems AG"], kind: "organisation" };
    const source = { source: { key: "un", format: "test", from: "test", day: "2026-08-03", rows: 20, kept: 1 } };
    const entries = [{ ...entry, kind: "organisation" as const, countries: [] }];
    await write(parts, bom("Nordwind Marine Systems AG"));
    await command([await put("official.lists", writeSnapshot(snapshotOf([{ ...source, entries }])))]);
    await until("the finding by the new lists", () => found().some((one) => /Nordwind Marine Systems AG/.test(one)));
  });
});

describe("imported knowledge", () => {
  const [parts, policy] = [file("hardware", "knowledge-bom.csv"), file(".sanctionlint.yaml")];
  const [later, broken] = [file("knowledge.pack"), file("broken.pack")];
  after(async () => {
    await closeAll();
    for (const uri of [parts, policy, later, broken]) await vscode.workspace.fs.delete(uri);
  });

  it("is judged by when the policy says so, is pinned by its hash, and is refused where it is damaged", async () => {
    await write(parts, "Reference,Value,Manufacturer,MPN,Qty\nU1,X,Nordwind Marine Systems AG,NM-1,1\n");
    await open(parts);
    const { bytes, hash } = await withOneMore("Nordwind Marine Systems AG");
    await vscode.workspace.fs.writeFile(later, bytes);
    await vscode.workspace.fs.writeFile(broken, bytes.slice(0, -200));
    await command(later);
    await command(broken);
    await pause(500);
    assert.deepEqual(reported(parts).map(codeOf), []);
    await write(policy, `version: 1\nknowledge: cache#${hash.slice(0, 16)}\nparties:\n  nordwind-marine: error\n`);
    const [one] = await reports(parts, ["listed-component"]);
    assert.match(one?.message ?? "", /Nordwind Marine Systems AG.*Entity List/);
    await write(policy, `version: 1\nknowledge: cache#${"0".repeat(16)}\n`);
    await reports(parts, []);
  });
});

/** What the extension came with, checked until a later day, with one more party. */
async function withOneMore(name: string): Promise<{ readonly bytes: Uint8Array; readonly hash: string }> {
  const { head, parts } = readPack(await packed()) ?? { head: "", parts: [] };
  const [parties = "", ...rest] = parts.map(inflatePart);
  const old = JSON.parse(head) as { readonly lists: unknown };
  const listings = [{ list: "us-bis-el", effective: "2020-01-01", confidence: "verified", source: "a test" }];
  const party = { id: "nordwind-marine", name, country: "DE", aliases: [], listings };
  const lines = [asciiJson([...(JSON.parse(parties) as unknown[]), party]), ...rest.slice(0, 2)];
  const checkedUntil = "2099-01-01";
  const hash = sha256Hex([checkedUntil, JSON.stringify(old.lists), ...lines].join("\n"));
  const own = { ...old, version: `${checkedUntil}.${hash.slice(0, 8)}`, hash, checkedUntil };
  return { bytes: writePack([asciiJson(own), ...lines, "{}"].join("\n")), hash };
}

/** The file of knowledge beside the extension. */
async function packed(): Promise<Uint8Array> {
  const extension = vscode.extensions.getExtension("sanctionlint.sanctionlint");
  if (!extension) throw new Error("the extension is not there");
  const uri = vscode.Uri.joinPath(extension.extensionUri, "dist", "knowledge.pack");
  return vscode.workspace.fs.readFile(uri);
}
