import { readToml } from "../../syntax/toml.js";
import { entriesOf, get, itemsOf, scalar } from "../../syntax/tree.js";
import { declared, written } from "../shared/declared.js";
import type { Format } from "../format.js";

/** The Rust toolchain of a project. https://rust-lang.github.io/rustup/overrides.html#the-toolchain-file */
export const rustToolchain: Format = {
  id: "cargo/toolchain",
  title: "rust-toolchain.toml",
  files: ["rust-toolchain.toml", "rust-toolchain"],
  ecosystems: ["generic"],
  extract({ text }) {
    // Without a table it is the older form: a channel alone.
    const alone = /^\uFEFF?\s*([\w.-]+)\s*$/.exec(text);
    if (alone?.[1]) {
      const start = text.indexOf(alone[1]);
      const channel = written(text, start, start + alone[1].length);
      return {
        components: [declared("generic", channel, undefined, { ...application, entry: channel })],
        problems: [],
      };
    }
    const { root, problems } = readToml(text);
    const components = entriesOf(get(root, "toolchain")).flatMap((entry) => {
      if (entry.key.value !== "channel" && entry.key.value !== "components") return [];
      return [entry.value, ...itemsOf(entry.value)].flatMap((node) => {
        const name = scalar(node);
        return name && name.value !== "" ? [declared("generic", name, undefined, { ...application, entry })] : [];
      });
    });
    return { components, problems };
  },
};

const application = { kind: "application", scope: "toolchain" } as const;
