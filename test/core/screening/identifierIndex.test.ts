import assert from "node:assert/strict";
import { IdentifierIndex, isIndexedScheme, type IndexedScheme } from "../../../src/core/screening/identifierIndex.js";
import { published } from "../../harness/oneParty.js";

/** By scheme: the patterns that are recorded, and for a value the one that is found, the longest. */
const cases: readonly (readonly [
  scheme: IndexedScheme,
  patterns: readonly string[],
  found: Readonly<Record<string, string | undefined>>,
])[] = [
  [
    "devicetree",
    ["zq,*", "zq,a1", "zr", "zs,x*", "zs,xy*", "zs,x"],
    {
      "zq,b": "zq,*",
      "ZQ,B": "zq,*",
      zq: "zq,*",
      "zq,a1": "zq,a1",
      "zq,a1,more": "zq,a1",
      "zq,a12": "zq,*",
      "zr,anything": "zr",
      " zr ": "zr",
      zrx: undefined,
      "zs,xa": "zs,x*",
      "zs,xyz": "zs,xy*",
      "zs,x": "zs,x",
      "zs,a": undefined,
      "": undefined,
    },
  ],
  [
    "usb",
    ["12d1", "2c7c:0125", "0bda:*"],
    {
      "12d1": "12d1",
      "12D1:1506": "12d1",
      "0x12d1:0x1506": "12d1",
      "12d1-1506": "12d1",
      "12d1 1506": "12d1",
      "12d1  - 1506": "12d1",
      "2c7c:0125": "2c7c:0125",
      "2c7c:0126": undefined,
      "2c7c": undefined,
      "0bda:8153": "0bda:*",
      "12d11": undefined,
    },
  ],
  ["pci", ["19e5"], { "0x19e5 0x0200": "19e5", "19e5:0200": "19e5", "19e50200": undefined }],
  [
    "oui",
    ["00259e", "0004a30", "70:B3:D5"],
    {
      "00:25:9E:11:22:33": "00259e",
      "00-25-9e-11-22-33": "00259e",
      "0025.9e11.2233": "00259e",
      "00259e": "00259e",
      "00259": undefined,
      "0004a3012345": "0004a30",
      "0004a3112345": undefined,
      "70b3d5aabbcc": "70:B3:D5",
      // Addresses that software made up have the second-lowest bit of the first octet.
      "02:25:9e:11:22:33": undefined,
      "": undefined,
    },
  ],
  [
    "automation",
    ["zq/a", "zq/b*"],
    { "zq/a": "zq/a", "ZQ/A": "zq/a", "zq/a/c": undefined, "zq/bc": "zq/b*", zq: undefined },
  ],
  [
    "library",
    ["libzqnet", "zqplay*"],
    {
      "libzqnet.so.5": "libzqnet",
      "libzqnet.so.5.1": "libzqnet",
      "libZQNet.a": "libzqnet",
      "zqnet.dll": "libzqnet",
      "lib\\x64\\ZqNet.lib": "libzqnet",
      "/usr/lib/libzqnet.dylib": "libzqnet",
      "-lzqnet": "libzqnet",
      "zqnet.framework": "libzqnet",
      "zqnet.txt": undefined,
      "zqnet.so.x": undefined,
      "zqplayer.jar": "zqplay*",
      "xzqplay.aar": undefined,
      lib: undefined,
      zqnetlib: undefined,
    },
  ],
  [
    "name",
    ["zq one", "zq two*"],
    { " ZQ   One ": "zq one", "ｚｑ one": "zq one", "zq one more": undefined, "zq two b": "zq two*", zqone: undefined },
  ],
  [
    "cpe",
    ["h:zq", "a:zq:app"],
    {
      "cpe:2.3:h:zq:model:1": "h:zq",
      "cpe:/h:zq:model": "h:zq",
      "h:zq": "h:zq",
      "cpe:2.3:a:zq:app:2": "a:zq:app",
      "cpe:2.3:a:zq:other:2": undefined,
      "cpe:2.3:h:zqx:model": undefined,
    },
  ],
  ["lcsc", ["C123"], { c123: "C123", C1234: undefined }],
];

describe("identifiers of components", () => {
  for (const [scheme, patterns, found] of cases)
    for (const [value, expected] of Object.entries(found))
      it(`${scheme} ${JSON.stringify(value)} is ${expected ?? "nobody's"}`, () => {
        const index = new IdentifierIndex(scheme);
        for (const pattern of patterns) index.add(pattern, { ...published, pattern });
        assert.deepEqual(
          index.find(value)?.map(({ pattern }) => pattern),
          expected === undefined ? undefined : [expected],
        );
      });

  it("of several facts are all found", () => {
    for (const pattern of ["zq,*", "zq,a", "zq,a*"]) {
      const index = new IdentifierIndex("devicetree");
      for (const party of ["one", "two"]) index.add(pattern, { ...published, party });
      assert.deepEqual(
        index.find("zq,a")?.map(({ party }) => party),
        ["one", "two"],
      );
    }
  });

  it("are known by nothing where nothing is recorded, and a pattern of nothing is nothing", () => {
    const index = new IdentifierIndex("name");
    assert.equal(index.isEmpty, true);
    for (const pattern of ["", " ", "*"]) index.add(pattern, published);
    assert.equal(index.isEmpty, true);
    assert.equal(index.find(""), undefined);
    index.add("a*", published);
    assert.equal(index.isEmpty, false);
    const other = new IdentifierIndex("name");
    other.add("a", published);
    assert.equal(other.isEmpty, false);
  });

  it("longer than 512 characters are texts and no identifiers", () => {
    const index = new IdentifierIndex("name");
    index.add("a*", published);
    assert.ok(index.find("a".repeat(512)));
    assert.equal(index.find("a".repeat(513)), undefined);
  });

  it("have schemes of their own", () => {
    for (const scheme of ["usb", "oui", "cpe"] as const) assert.equal(isIndexedScheme(scheme), true);
    for (const scheme of ["url", "mpn", "host"] as const) assert.equal(isIndexedScheme(scheme), false);
  });
});
