import type { Component, Span } from "../../model.js";
import { readToml } from "../../syntax/toml.js";
import { entriesOf, get, itemsOf, scalar } from "../../syntax/tree.js";
import { declared, written, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";

/** The Rust toolchain of a project. https://rust-lang.github.io/rustup/overrides.html#the-toolchain-file */
export const rustToolchain: Format = {
  id: "cargo/toolchain",
  title: "rust-toolchain.toml",
  files: ["rust-toolchain.toml", "rust-toolchain"],
  ecosystems: ["generic"],
  extract({ uri, text }) {
    // The file without an ending may be of the older form: a channel alone.
    const alone = uri.endsWith(".toml") ? undefined : /^\uFEFF?\s*([\w.-]+)\s*$/d.exec(text)?.indices?.[1];
    if (alone)
      return { components: [channel(written(text, ...alone), { start: alone[0], end: alone[1] })], problems: [] };
    const { root, problems } = readToml(text);
    const components = entriesOf(get(root, "toolchain")).flatMap((entry) => {
      const { key, value } = entry;
      const named = [value, ...itemsOf(value)]
        .flatMap((node) => scalar(node) ?? [])
        .filter((name) => name.value !== "");
      if (key.value === "channel") return named.map((name) => channel(name, entry));
      if (key.value !== "components" && key.value !== "targets") return [];
      return named.map((name) => declared("generic", name, undefined, { ...application, entry }));
    });
    const isTold = get(root, "toolchain")?.type === "map" || problems.length > 0;
    return {
      components,
      problems: isTold ? problems : [{ message: "expected the table [toolchain]", start: 0, end: 0 }],
    };
  },
};

const application = { kind: "application", scope: "toolchain" } as const;

/** The toolchain has no name of its own in the file: its channel is a version of Rust. */
function channel(version: Written, entry: Span): Component {
  return declared("generic", { ...version, value: "rust" }, version, { ...application, entry });
}
