import type { Component, Edit, SourceText } from "../../model.js";
import { removeElement } from "../../text/removal.js";
import { ownScope } from "../shared/ownMaker.js";
import type { Format } from "../format.js";
import { readMavenModel } from "./mavenModel.js";

/** Maven `pom.xml`. https://maven.apache.org/pom.html */
export const mavenPom: Format = {
  id: "maven/pom",
  title: "Maven pom.xml",
  files: ["pom.xml", "*.pom", "*pom.xml", "pom*.xml", "*.xml"],
  ecosystems: ["maven"],
  recognizes: ({ uri, text }) =>
    /\.pom$|pom[^/]*\.xml$/i.test(uri.slice(uri.lastIndexOf("/") + 1))
      ? /<(?:\w+:)?projects?[\s>]/.test(text)
      : /<(?:[\w.-]+:)?project[\s>]/.test(text.slice(0, 4096)) &&
        /maven\.apache\.org\/POM|<(?:[\w.-]+:)?(?:modelVersion|dependencies)\s*>/.test(text),
  extract: ({ text }) => readMavenModel(text),
  remove,
};

/** Maven `settings.xml`: mirrors and repositories. https://maven.apache.org/settings.html */
export const mavenSettings: Format = {
  id: "maven/settings",
  title: "Maven settings.xml",
  files: ["settings.xml", "*settings.xml"],
  ecosystems: [],
  recognizes: ({ text }) =>
    /<(?:[\w.-]+:)?settings[\s>]/.test(text) &&
    /<(?:[\w.-]+:)?(?:mirror|repository|pluginRepository)s?[\s>]/.test(text),
  extract: ({ text }) => readMavenModel(text),
  remove,
};

/** Maven core extensions, `.mvn/extensions.xml`. https://maven.apache.org/ref/current/maven-embedder/core-extensions.html */
export const mavenExtensions: Format = {
  id: "maven/extensions",
  title: "Maven .mvn/extensions.xml",
  files: [".mvn/extensions.xml", "extensions.xml"],
  ecosystems: ["maven"],
  recognizes: ({ text }) => /<(?:[\w.-]+:)?extensions[\s>]/.test(text),
  extract: ({ text }) => readMavenModel(text),
  remove,
};

function remove(source: SourceText, component: Component): Edit | undefined {
  // A project without its parent is another project: nothing to take out in one edit.
  return component.scope === "parent" || component.scope === ownScope
    ? undefined
    : removeElement(source.text, component.entry);
}
