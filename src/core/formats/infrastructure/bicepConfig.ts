import { readJson } from "../../syntax/json.js";
import { entriesOf, getPath, scalar, get } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { hostSource } from "../shared/download.js";
import type { Format } from "../format.js";

/** The registries that aliases of Bicep modules mean. https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-config-modules */
export const bicepConfig: Format = {
  id: "bicep/config",
  title: "bicepconfig.json",
  files: ["bicepconfig.json"],
  ecosystems: [],
  extract({ text }) {
    const { root, problems } = readJson(text, { lenient: true });
    const components = entriesOf(getPath(root, "moduleAliases", "br")).flatMap((entry) => {
      const source = hostSource(scalar(get(entry.value, "registry")), entry, "moduleAliases");
      return source ? [source] : [];
    });
    return { components, problems };
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};
