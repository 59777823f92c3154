import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Component } from "../../../src/core/model.js";
import { judgeContext } from "../../../src/core/policy/judgeContext.js";
import { judge } from "../../../src/core/policy/judge.js";
import { alone } from "../../../src/core/policy/matchGroups.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { realKnowledge } from "../../harness/knowledge.js";
import { componentsFor } from "../../harness/manifests.js";

const knowledge = realKnowledge();

/** Nothing may be found, watched parties and hints included. */
function check(
  components: readonly Component[],
  days: readonly string[] = [knowledge.checkedUntil, "2019-10-09"],
): void {
  for (const day of days) {
    const context = judgeContext(knowledge, emptyPolicy, day);
    const found = components.flatMap((component) =>
      context.screen
        .screen(component, day)
        .map((match) => judge(alone(match), { uri: "x", text: "" }, context)?.message)
        .filter(Boolean),
    );
    assert.deepEqual(found, []);
  }
}

const ecosystems: ReadonlyMap<string, string> = new Map([
  ["package.json", "npm"],
  ["requirements.txt", "pypi"],
  ["go.mod", "golang"],
  ["pom.xml", "maven"],
  ["Gemfile", "gem"],
  ["composer.json", "composer"],
  ["Cargo.toml", "cargo"],
  ["pubspec.yaml", "pub"],
  ["Podfile", "cocoapods"],
  ["app.csproj", "nuget"],
  ["Dockerfile", "docker"],
]);

describe("well-known projects without a listed party have no finding", () => {
  const text = readFileSync(path.join(__dirname, "unrelatedProjects.txt"), "utf8");
  const projects = [...text.matchAll(/^\[([^\]]+)\] (\S+)\n(.+)$/gm)];
  it("are at least thirty", () => assert.ok(projects.length >= 30, String(projects.length)));
  for (const [, project = "", file = "", names = ""] of projects) {
    it(`${project} (${file})`, () => {
      const ecosystem = ecosystems.get(file);
      assert.ok(ecosystem, file);
      const all = names.split(" ");
      const components = all.flatMap((name) => componentsFor({ scheme: "package", ecosystem, name, version: "1.2.3" }));
      assert.ok(components.length >= all.length);
      check(components);
    });
  }
});
