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
    const table = get(root, "toolchain");
    const refused = [...problems];
    if (table?.type !== "map" && problems.length === 0)
      refused.push({ message: "expected the table [toolchain]", start: 0, end: 0 });
    const components = entriesOf(table).flatMap((entry) => {
      const { key, value } = entry;
      const isList = key.value === "components" || key.value === "targets";
      if (!isList && key.value !== "channel") return [];
      const one = scalar(value);
      if (one && isList) refused.push({ message: "expected a list", start: one.start, end: one.end });
      return [one, ...itemsOf(value).map(scalar)]
        .flatMap((name) => (name && name.value !== "" ? [name] : []))
        .map((name) =>
          isList ? declared("generic", name, undefined, { ...application, entry }) : channel(name, entry),
        );
    });
    return { components, problems: refused };
  },
};

const application = { kind: "application", scope: "toolchain" } as const;

/** The toolchain has no name of its own in the file: its channel is a version of Rust. */
function channel(version: Written, entry: Span): Component {
  return declared("generic", { ...version, value: "rust" }, version, { ...application, entry });
}
