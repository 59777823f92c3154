import type { Component, Unresolved } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { itemNamed, plainItems, readCall, readDsl, ruby } from "../../syntax/dsl.js";
import { get, itemsOf, scalar } from "../../syntax/tree.js";
import { removeElement, removeMember } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { beginsStatement, nameOf, unknownName } from "../shared/packages/rubyRequirements.js";
import { ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { withUnresolved } from "../shared/unresolved.js";

/** r10k and librarian `Puppetfile`. https://github.com/puppetlabs/r10k/blob/main/doc/puppetfile.mkd */
export const puppetfile: Format = {
  id: "puppet/puppetfile",
  title: "Puppetfile",
  files: ["Puppetfile", "Puppetfile.*", "Puppetfile_*"],
  ecosystems: ["puppet"],
  recognizes: ({ uri, text }) => /(?:^|[/\\])Puppetfile$/i.test(uri) || /^\s*(?:mod|forge)[ \t('"]/m.test(text),
  extract({ text }) {
    const dsl = readDsl(text, ruby);
    const variables = new ScriptVariables(dsl);
    const components: Component[] = [];
    const unresolved: Unresolved[] = [];
    for (let index = 0; index < dsl.tokens.length; index++) {
      const token = dsl.tokens[index];
      if (!token) break;
      variables.pass(index);
      if ((token.text !== "mod" && token.text !== "forge") || !beginsStatement(dsl, index)) continue;
      const call = readCall(dsl, index + 1);
      const entry = { start: token.start, end: call.end };
      const [first, second] = plainItems(call.items);
      variables.eachTurn(index, call.next, () => {
        const name = nameOf(dsl, first, variables);
        if (!name) unresolved.push(...unknownName(dsl, first, name));
        else if (token.text === "forge") components.push(...[sourceComponent(name, entry, "forge") ?? []].flat());
        else {
          const at = (key: string): Written | undefined => variables.valueOf(itemNamed(call.items, key));
          const version =
            nameOf(dsl, second, variables) ??
            ["tag", "ref", "commit", "branch", "revision", "version"].flatMap((key) => at(key) ?? [])[0];
          const identifiers = ["git", "svn", "source"].map((key) => urlIdentifier(at(key)));
          components.push(declared("puppet", name, version, { entry, scope: "mod", identifiers }));
        }
      });
    }
    return withUnresolved({ components, problems: dsl.problems }, unresolved);
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};

/** `metadata.json` of a Puppet module. https://www.puppet.com/docs/puppet/latest/modules_metadata.html */
export const puppetMetadata: Format = {
  id: "puppet/metadata",
  title: "Puppet module metadata.json",
  files: ["metadata.json"],
  ecosystems: ["puppet"],
  recognizes: ({ text }) => text.includes('"version_requirement"'),
  extract({ text }) {
    const { root, problems } = readJson(text);
    const components = itemsOf(get(root, "dependencies")).flatMap((item) => {
      const name = scalar(get(item, "name"));
      const version = scalar(get(item, "version_requirement"));
      return name && name.value !== ""
        ? [declared("puppet", name, version, { entry: item, scope: "dependencies" })]
        : [];
    });
    return { components, problems };
  },
  remove: ({ text }, { entry }) => removeMember(text, entry),
};
