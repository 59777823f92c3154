import { readJson } from "../../syntax/json.js";
import { get, itemsOf, scalar } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import type { Format } from "../format.js";
import { readUnescaped } from "../shared/unescaped.js";
import { readRequirementLine } from "./requirementLine.js";

/** What an integration of Home Assistant installs. https://developers.home-assistant.io/docs/creating_integration_manifest/#requirements */
export const integrationManifest: Format = readUnescaped({
  id: "pypi/integration-manifest",
  title: "Home Assistant integration's manifest.json",
  files: ["manifest.json"],
  ecosystems: ["pypi"],
  recognizes: ({ text }) => /"domain"\s*:/.test(text) && /"requirements"\s*:/.test(text),
  extract({ text }) {
    const { root, problems } = readJson(text);
    const read = itemsOf(get(root, "requirements")).flatMap((item) => {
      const node = scalar(item);
      if (node?.kind !== "string") return [];
      const { components, problem } = readRequirementLine(text, { start: node.start, end: node.end }, "requirements");
      return { components: components.map((component) => ({ ...component, entry: node.outer })), problem };
    });
    return {
      components: read.flatMap(({ components }) => components),
      problems: [...problems, ...read.flatMap(({ problem }) => problem ?? [])],
    };
  },
  remove: ({ text }, { entry }) => removeMember(text, entry),
});
