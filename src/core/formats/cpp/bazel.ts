import type { Component } from "../../model.js";
import { isMark, python, readDsl } from "../../syntax/dsl.js";
import { removeElement, removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { fromBazelCall } from "./bazelRules.js";

/** Bazel `MODULE.bazel`, `WORKSPACE` and the `.bzl` files that hold their rules. https://bazel.build/external/module */
export const bazelModule: Format = {
  id: "bazel/module",
  title: "Bazel MODULE.bazel and WORKSPACE",
  files: [
    "MODULE.bazel",
    "*.MODULE.bazel",
    "WORKSPACE",
    "WORKSPACE.bazel",
    "WORKSPACE.bzlmod",
    "*.WORKSPACE",
    "*repositories.bzl",
    "*deps.bzl",
    "*dependencies.bzl",
  ],
  ecosystems: ["bazel", "maven", "golang", "docker", "cargo"],
  extract({ text }) {
    const dsl = readDsl(text, python);
    const components: Component[] = [];
    for (const [index, token] of dsl.tokens.entries()) {
      if (token.kind !== "word" || !isMark(dsl.tokens[index + 1], "(")) continue;
      components.push(...fromBazelCall(dsl, token, index));
    }
    return { components: components.sort((a, b) => a.nameSpan.start - b.nameSpan.start), problems: dsl.problems };
  },
  remove: ({ text }, { entry, scope }) =>
    scope === "artifacts" ? removeMember(text, entry) : removeElement(text, entry),
};
