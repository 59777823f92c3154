import assert from "node:assert/strict";
import { readMavenModel } from "../../../src/core/formats/jvm/mavenModel.js";

function check(text: string, ...expected: readonly string[]): void {
  const { components } = readMavenModel(text);
  assert.deepEqual(
    components.map(({ name, version, entry }) => `${name} ${version} ${text.slice(entry.start, entry.end)}`),
    expected,
  );
}

const usual = "<dependency><groupId>a</groupId><artifactId>b</artifactId><version>1</version></dependency>";
const inner = "<groupId>a</groupId><artifactId>b</artifactId>";

describe("dependencies of the usual form", () => {
  it("say the same in any other form", () => {
    for (const form of [
      usual,
      usual.replaceAll(">", "> ").replaceAll("</", " </").trim(),
      usual.replace("<version>", "<!-- pinned --><version>"),
      usual.replace("<artifactId>", '<artifactId x="y">'),
      usual.replace("<groupId>a</groupId>", "").replace("</dependency>", "<groupId>a</groupId></dependency>"),
    ])
      check(`<project><dependencies>${form}</dependencies></project>`, `a:b 1 ${form}`);
  });

  it("may be broken off anywhere", () => {
    const text = `<project><dependencies>${usual}</dependencies></project>`;
    for (let end = 0; end < text.length; end++) assert.ok(readMavenModel(text.slice(0, end)).components.length <= 1);
  });

  it("end where nothing follows, whatever the text begins with", () => {
    check("groupId>a</groupId><dependencies><dependency>");
    check(`<dependencies><dependency>${inner}`, `a:b undefined <dependency>${inner}`);
  });
});
