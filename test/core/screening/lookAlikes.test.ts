import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { AttributionScheme, Component, Supplier } from "../../../src/core/model.js";
import { judgeContext } from "../../../src/core/policy/judgeContext.js";
import { judge } from "../../../src/core/policy/judge.js";
import { alone } from "../../../src/core/policy/matchGroups.js";
import { emptyPolicy } from "../../../src/core/policy/policy.js";
import { componentOf } from "../../harness/component.js";
import { realKnowledge } from "../../harness/knowledge.js";
import { componentsFor } from "../../harness/manifests.js";

const knowledge = realKnowledge();
const contexts = [knowledge.checkedUntil, "2026-11-25", "2021-03-12"].map((day) =>
  judgeContext(knowledge, emptyPolicy, day),
);

function supplierOf(role: Supplier["role"], name: string): readonly Component[] {
  const suppliers = [{ role, name, start: 0, end: name.length }];
  return [
    componentOf({ kind: "part", name: "U1", suppliers }),
    componentOf({ ecosystem: "generic", name: "x", suppliers }),
  ];
}

function componentsOf(scheme: string, value: string): readonly Component[] {
  if (scheme === "supplier") return [...supplierOf("manufacturer", value), ...supplierOf("publisher", value)];
  if (scheme === "author") return supplierOf("author", value);
  if (scheme !== "package") return componentsFor({ scheme: scheme as AttributionScheme, name: value });
  const slash = value.indexOf("/");
  return componentsFor({ scheme: "package", ecosystem: value.slice(0, slash), name: value.slice(slash + 1) });
}

describe("look-alikes of listed parties have no finding", () => {
  const rows = readFileSync(path.join(__dirname, "look-alikes.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));

  it("are at least 150", () => assert.ok(rows.length >= 150, String(rows.length)));
  for (const [scheme = "", value = ""] of rows) {
    it(`${scheme} ${value}`, () => {
      const components = componentsOf(scheme, value);
      assert.ok(components.length > 0, "nothing was read");
      for (const context of contexts) {
        const found = components.flatMap((component) =>
          context.screen
            .screen(component, context.asOf)
            .flatMap((match) => judge(alone(match), { uri: "x", text: "" }, context)?.message ?? []),
        );
        assert.deepEqual(found, []);
      }
    });
  }
});
