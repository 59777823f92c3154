import type { SourceText } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { readToml } from "../../syntax/toml.js";
import type { ReadTree } from "../../syntax/tree.js";
import { readYaml } from "../../syntax/yaml.js";

/** The tree of a YAML, JSON or TOML file, by its ending. */
export function readTreeText({ uri, text }: SourceText): ReadTree {
  if (/\.toml$/i.test(uri)) return readToml(text);
  if (/\.json[c5]?$/i.test(uri)) return readJson(text, { lenient: true });
  return readYaml(text);
}
