import type { Unresolved } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { entriesOf, getPath, scalar, get } from "../../syntax/tree.js";
import { removeMember } from "../../text/removal.js";
import { inDocumentOrder } from "../shared/declared.js";
import { hostSource } from "../shared/download.js";
import type { Format } from "../format.js";
import { withUnresolved } from "../shared/unresolved.js";
import { fromBicepReference } from "./bicep.js";

/** The registries that aliases of Bicep modules mean, and the extensions that are fetched. https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-config-modules */
export const bicepConfig: Format = {
  id: "bicep/config",
  title: "bicepconfig.json",
  files: ["bicepconfig.json"],
  ecosystems: ["docker"],
  extract({ text }) {
    const { root, problems } = readJson(text, { lenient: true });
    const components = entriesOf(getPath(root, "moduleAliases", "br")).flatMap((entry) => {
      const source = hostSource(scalar(get(entry.value, "registry")), entry, "moduleAliases");
      return source ? [source] : [];
    });
    const unresolved: Unresolved[] = [];
    const extensions = entriesOf(get(root, "extensions")).flatMap((entry) => {
      const reference = scalar(entry.value);
      const found = reference && fromBicepReference(reference, entry, "extensions");
      if (found && "message" in found) unresolved.push(found);
      return found && !("message" in found) ? [found] : [];
    });
    return withUnresolved({ components: inDocumentOrder([...components, ...extensions]), problems }, unresolved);
  },
  remove: (source, component) => removeMember(source.text, component.entry),
};
