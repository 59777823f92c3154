import assert from "node:assert/strict";
import { withinFolder } from "../../../src/core/audit/baseHost.js";
import { memoryHost } from "../../harness/memoryHost.js";

const inside = memoryHost({ "/w/a": "before", "/w/link": { link: "/w/a" } }, { foldsCase: true, parallel: 7 });
const outside = memoryHost({ "/w/a": "now", "/wide/a": "now, outside", "/wide/link": { link: "/wide/a" } });
const text = async (host: Pick<typeof inside, "read">, path: string): Promise<string> =>
  new TextDecoder().decode(await host.read(path));

describe("a host that answers for one folder, and another for the rest", () => {
  const host = withinFolder("/w", inside, outside);

  it("asks the one for the folder and all below it", async () => {
    assert.equal(await text(host, "/w/a"), "before");
    assert.deepEqual((await host.list("/w")).map(({ name }) => name).sort(), ["a", "link"]);
    assert.equal((await host.stat("/w/a"))?.size, "before".length);
    assert.equal(await host.resolve?.("/w/link"), "/w/a");
    assert.deepEqual([host.foldsCase, host.parallel], [true, 7]);
    const bytes = new TextEncoder().encode("x");
    assert.equal(await host.digest(bytes), await inside.digest(bytes));
  });

  it("asks the other for what only begins with the folder's name, and what lies elsewhere", async () => {
    assert.equal(await text(host, "/wide/a"), "now, outside");
    assert.deepEqual((await host.list("/wide")).map(({ name }) => name).sort(), ["a", "link"]);
    assert.equal(await host.resolve?.("/wide/link"), "/wide/a");
  });

  it("may answer for the whole file system", async () => {
    assert.equal(await text(withinFolder("/", inside, outside), "/w/a"), "before");
  });

  it("takes a path for what it leads to where a host does not tell", async () => {
    const blind = memoryHost({ "/w/link": { link: "/w/a" } }, { blind: true });
    assert.equal(await withinFolder("/w", blind, outside).resolve?.("/w/link"), "/w/link");
  });
});
