import type { Component } from "../../model.js";
import { readJson } from "../../syntax/json.js";
import { itemNamed, plainItems, readCall, readDsl, ruby } from "../../syntax/dsl.js";
import { get, itemsOf, scalar } from "../../syntax/tree.js";
import { removeElement, removeMember } from "../../text/removal.js";
import { declared } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";
import { textOf } from "../shared/packages/rubyRequirements.js";

/** r10k and librarian `Puppetfile`. https://github.com/puppetlabs/r10k/blob/main/doc/puppetfile.mkd */
export const puppetfile: Format = {
  id: "puppet/puppetfile",
  title: "Puppetfile",
  files: ["Puppetfile", "Puppetfile.*", "Puppetfile_*"],
  ecosystems: ["puppet"],
  recognizes: ({ uri, text }) => /(?:^|[/\\])Puppetfile$/i.test(uri) || /^\s*(?:mod|forge)[ \t('"]/m.test(text),
  extract({ text }) {
    const dsl = readDsl(text, ruby);
    const components: Component[] = [];
    for (const [index, token] of dsl.tokens.entries()) {
      if (!token.startsLine || token.kind !== "word") continue;
      if (token.text !== "mod" && token.text !== "forge") continue;
      const call = readCall(dsl, index + 1);
      const entry = { start: token.start, end: call.end };
      const [first, second] = plainItems(call.items);
      const name = textOf(dsl, first);
      if (token.text === "forge") {
        const source = sourceComponent(name, entry, "forge");
        if (source) components.push(source);
      } else if (name) {
        const at = (key: string): ReturnType<typeof textOf> => textOf(dsl, itemNamed(call.items, key));
        const version =
          textOf(dsl, second) ??
          ["tag", "ref", "commit", "branch", "revision", "version"].flatMap((key) => at(key) ?? [])[0];
        const identifiers = ["git", "svn", "source"].map((key) => urlIdentifier(at(key)));
        components.push(declared("puppet", name, version, { entry, scope: "mod", identifiers }));
      }
    }
    return { components, problems: dsl.problems };
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
