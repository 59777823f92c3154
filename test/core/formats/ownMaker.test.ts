import assert from "node:assert/strict";
import { analyze } from "../../../src/core/analyze.js";
import { forgeOwner } from "../../../src/core/ecosystems/forgeOwner.js";
import { ownScope } from "../../../src/core/formats/shared/ownMaker.js";
import type { ListEntry } from "../../../src/core/lists/listEntry.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { snapshotOf } from "../../../src/core/screening/official/snapshot.js";
import { withOfficialLists } from "../../../src/core/screening/official/withOfficialLists.js";
import { realKnowledge } from "../../harness/knowledge.js";

const pom = (inside: string): string =>
  `<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>tide</artifactId>${inside}<dependencies><dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.13</version></dependency></dependencies></project>`;
const nuspec = (inside: string): string =>
  `<?xml version="1.0"?><package><metadata><id>Tide</id>${inside}<dependencies><dependency id="Moq" version="4.0"/></dependencies></metadata></package>`;
const csproj = (inside: string): string =>
  `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><PackageId>Tide</PackageId>${inside}</PropertyGroup></Project>`;
const manifest = (more: object): string => JSON.stringify({ name: "tide", version: "1.0.0", ...more });

/** `role: what the document says there`, of the project's own makers. */
function makers(uri: string, text: string): readonly string[] {
  const { components } = analyze({ uri, text }, realKnowledge(), emptyPolicy, "2026-11-01");
  const own = components.filter(({ scope }) => scope === ownScope);
  assert.ok(own.length <= 1);
  return (own[0]?.suppliers ?? []).map(({ role, name, start, end }) => {
    assert.equal(text.slice(start, end), name);
    return `${role}: ${name}`;
  });
}

describe("who makes the project that a manifest is of", () => {
  for (const [what, uri, text, ...expected] of [
    [
      "Maven",
      "pom.xml",
      pom(
        "<organization><name>Nordwind Marine AG</name></organization><developers><developer><name>Ada Example</name><organization>Kranich Systems GmbH</organization></developer></developers><scm><connection>scm:git:git@github.com:nordwind-marine/tide.git</connection><url>https://github.com/nordwind-marine/tide</url></scm>",
      ),
      "publisher: Nordwind Marine AG",
      "author: Kranich Systems GmbH",
      "owner: nordwind-marine",
    ],
    ["Maven, values that are put in later", "pom.xml", pom("<organization><name>${org}</name></organization>")],
    ["Maven, a developer", "pom.xml", pom("<developers><developer><name>Ada Example</name></developer></developers>")],
    [
      "Maven, an organisation of a plugin",
      "pom.xml",
      pom("<build><organization><name>X AG</name></organization></build>"),
    ],
    [
      "NuGet, organisations among authors",
      "tide.nuspec",
      nuspec(
        '<authors>Ada Example, Nordwind Marine AG</authors><owners>Kranich Systems GmbH;ada</owners><repository url="https://gitlab.com/nordwind-marine/tide"/>',
      ),
      "author: Nordwind Marine AG",
      "author: Kranich Systems GmbH",
      "owner: nordwind-marine",
    ],
    [
      "NuGet, a legal form after a comma",
      "tide.nuspec",
      nuspec("<authors>Nordwind Marine, Inc.</authors>"),
      "author: Nordwind Marine, Inc.",
    ],
    ["NuGet, persons", "tide.nuspec", nuspec("<authors>Ada Example</authors><owners>Ada Cole</owners>")],
    [
      ".NET",
      "tide.csproj",
      csproj("<Company>Nordwind Marine AG</Company><Authors>Ada Example</Authors>"),
      "author: Nordwind Marine AG",
    ],
    [".NET, variables", "tide.csproj", csproj("<Company>$(Org) AG</Company>")],
    [
      "npm, an organisation",
      "package.json",
      manifest({ author: "Nordwind Marine AG <post@nordwind.example> (https://nordwind.example)" }),
      "author: Nordwind Marine AG",
    ],
    [
      "npm, an object",
      "package.json",
      manifest({ author: { name: "Nordwind Marine AG" } }),
      "author: Nordwind Marine AG",
    ],
    [
      "npm, a repository",
      "package.json",
      manifest({ repository: { url: "git+https://github.com/nordwind-marine/tide.git" } }),
      "owner: nordwind-marine",
    ],
    ["npm, a person", "package.json", manifest({ author: "Ada Example <ada@example.org>" })],
    ["npm, a person with a shorthand", "package.json", manifest({ author: "ada", repository: "ada/tide" })],
  ] as const)
    it(what, () => assert.deepEqual(makers(uri, text), expected));
});

describe("the owner of a repository", () => {
  for (const [address, owner] of [
    ["https://github.com/nordwind/tide", "nordwind"],
    ["git@gitlab.com:nordwind/tide.git", "nordwind"],
    ["git+ssh://git@github.com/nordwind/tide.git", "nordwind"],
    ["scm:git:https://gitee.com/nordwind/tide", "nordwind"],
    ["github.com/nordwind/tide/v2", "nordwind"],
    ["https://user:pass@bitbucket.org/nordwind/tide", "nordwind"],
    ["https://nordwind.github.io/tide", undefined],
    ["https://github.com/orgs/nordwind", undefined],
    ["https://evil.example/github.com/nordwind/tide", undefined],
    ["https://notgithub.com/nordwind/tide", undefined],
    ["https://raw.example/nordwind", undefined],
  ] as const)
    it(address, () => {
      const found = forgeOwner(address, 7);
      assert.equal(found?.name, owner);
      if (found) assert.equal(address.slice(found.start - 7, found.end - 7), owner);
    });
});

describe("what imported lists say of makers and owners", () => {
  const entry = (id: string, name: string): ListEntry => ({
    ...{ id, list: "UN", listId: "un", names: [name], countries: [] },
    kind: "organisation",
  });
  const source = { key: "un", format: "t", from: "t", day: "2026-08-01", rows: 3, kept: 3 };
  const entries = [
    entry("1", "Nordwind Marine Systems AG"),
    entry("2", "Kranich Technologies LLC"),
    entry("3", "Sudwind"),
    entry("4", "Marine Systems Company"),
  ];
  const knowledge = withOfficialLists(realKnowledge(), snapshotOf([{ source, entries }]));
  const told = (uri: string, text: string): readonly string[] =>
    analyze({ uri, text }, knowledge, emptyPolicy, "2026-11-01").findings.map(
      ({ severity, match, span }) => `${severity} ${match.party.id}: ${text.slice(span.start, span.end)}`,
    );

  for (const [what, uri, text, ...expected] of [
    [
      "an organisation of a pom",
      "pom.xml",
      pom("<organization><name>Nordwind Marine Systems</name></organization>"),
      "warning un/1: Nordwind Marine Systems",
    ],
    [
      "the employer of a developer",
      "pom.xml",
      pom("<developers><developer><organization>Nordwind Marine Systems AG</organization></developer></developers>"),
      "hint un/1: Nordwind Marine Systems AG",
    ],
    [
      "an author",
      "package.json",
      manifest({ author: "Nordwind Marine Systems AG" }),
      "hint un/1: Nordwind Marine Systems AG",
    ],
    ["an author that is spelt otherwise", "package.json", manifest({ author: "Nordwint Marine Systems AG" })],
    [
      "an owner in full",
      "package.json",
      manifest({ repository: "https://github.com/kranich-technologies/tide" }),
      "hint un/2: kranich-technologies",
    ],
    ["an owner of one word", "package.json", manifest({ repository: "https://github.com/sudwind/tide" })],
    [
      "an owner without a telling word",
      "package.json",
      manifest({ repository: "https://github.com/marine-systems/tide" }),
    ],
    [
      "an owner with one word more",
      "package.json",
      manifest({ repository: "https://github.com/kranich-north-technologies/tide" }),
    ],
    [
      "a dependency's repository",
      "package.json",
      manifest({ dependencies: { tide: "git+https://github.com/kranich-technologies/tide.git#v1" } }),
      "hint un/2: kranich-technologies",
    ],
    [
      "a Go module",
      "go.mod",
      "module example.org/x\n\ngo 1.22\n\nrequire github.com/kranich-technologies/tide v1.0.0\n",
      "hint un/2: kranich-technologies",
    ],
    [
      "a recorded party as an author",
      "package.json",
      manifest({ author: "Huawei Technologies Co., Ltd." }),
      "hint huawei: Huawei Technologies Co., Ltd.",
    ],
    ["a recorded party as a person's name", "package.json", manifest({ author: "Huawei Example" })],
  ] as const)
    it(what, () => assert.deepEqual(told(uri, text), expected));
});
