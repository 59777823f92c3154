import type { Component } from "../../model.js";
import { readProperties, valuelessProperties, type Property } from "../../syntax/properties.js";
import { declared } from "../shared/declared.js";
import { sourceComponent, urlParts } from "../shared/download.js";
import type { Format } from "../format.js";

/** What a wrapper downloads, by the file's name in the URL: `gradle-8.5-bin.zip`, `apache-maven-3.9.6-bin.zip`, `maven-wrapper-3.3.1.jar`. */
const archives =
  /\/(?:apache-)?(gradle|maven-wrapper|maven-mvnd|maven)-(\d[\w.+-]*?)(?:-(?:bin|all|src|docs|linux-amd64|windows-amd64|darwin-amd64))?\.(?:zip|jar|tar\.gz)$/d;

/** A Gradle distribution of a company's own: `acme-gradle-wrapper-1.3.7-bin.zip`. */
const ownArchives = /\/[\w.-]{0,100}?(gradle)[a-z-]{0,40}-(\d[\w.+-]{0,60}?)-(?:bin|all)\.zip$/d;

/**
 * The build tool that `gradlew` or `mvnw` downloads, and from where: `gradle-wrapper.properties`, `maven-wrapper.properties`.
 * https://docs.gradle.org/current/userguide/gradle_wrapper.html, https://maven.apache.org/wrapper/
 */
export const wrapperProperties: Format = {
  id: "gradle/wrapper",
  title: "Gradle and Maven wrapper properties",
  files: ["gradle-wrapper*.properties", "maven-wrapper*.properties"],
  ecosystems: ["generic"],
  extract({ text }) {
    const entries = readProperties(text);
    const hasUrl = entries.some(({ key }) => key === "wrapperUrl");
    const components = entries.flatMap((entry) =>
      entry.key === "wrapperVersion" && !hasUrl ? fromVersion(entry) : fromEntry(entry),
    );
    const problems = valuelessProperties(entries, (key) => /^(?:distributionUrl|wrapperUrl|wrapperVersion)$/.test(key));
    return { components, problems };
  },
};

/** `wrapperVersion=3.3.2`: Maven's wrapper where no URL says it. */
function fromVersion(entry: Property): Component[] {
  const { value: version } = entry;
  const { start } = entry.keySpan;
  const name = { value: "maven-wrapper", start, end: start + "wrapper".length };
  return version ? [declared("generic", name, version, { kind: "application", entry, scope: entry.key })] : [];
}

function fromEntry(entry: Property): Component[] {
  const { value: url } = entry;
  if (!url || (entry.key !== "distributionUrl" && entry.key !== "wrapperUrl")) return [];
  const source = sourceComponent(url, entry, entry.key);
  const parts = urlParts(url.value);
  if (!source || !parts) return [];
  const [name, version] = (archives.exec(url.value) ?? ownArchives.exec(url.value))?.indices?.slice(1) ?? [];
  const { start, end } = url.part(parts.hostStart, parts.hostEnd);
  if (!name || !version) return [{ ...source, nameSpan: { start, end } }];
  const declaration = { kind: "application" as const, entry, scope: entry.key, identifiers: source.identifiers ?? [] };
  return [declared("generic", url.part(...name), url.part(...version), declaration)];
}
