import type { Component } from "../../model.js";
import { readIni, valueless, type IniEntry } from "../../syntax/ini.js";
import { declared, partOf } from "../shared/declared.js";
import { sourceComponent } from "../shared/download.js";
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
    const entries = readIni(text);
    const hasUrl = entries.some(({ key }) => key === "wrapperUrl");
    const components = entries.flatMap((entry) =>
      entry.key === "wrapperVersion" && !hasUrl ? fromVersion(entry) : fromEntry(entry),
    );
    const problems = valueless(entries, (key) => /^(?:distributionUrl|wrapperUrl|wrapperVersion)$/.test(key));
    return { components, problems };
  },
};

/** `wrapperVersion=3.3.2`: Maven's wrapper where no URL says it. */
function fromVersion(entry: IniEntry): Component[] {
  const [version] = entry.lines;
  const { start } = entry.keySpan;
  const name = { value: "maven-wrapper", start, end: start + "wrapper".length };
  return version ? [declared("generic", name, version, { kind: "application", entry, scope: entry.key })] : [];
}

function fromEntry(entry: IniEntry): Component[] {
  const [line] = entry.lines;
  if (!line || (entry.key !== "distributionUrl" && entry.key !== "wrapperUrl")) return [];
  // A properties file writes colons as `\:`; offsets behind them shift by that one character each.
  const value = line.value.replace(/\\:/g, ":");
  const url = { value, start: line.start + line.value.length - value.length, end: line.end };
  const source = sourceComponent(url, entry, entry.key);
  if (!source) return [];
  const [name, version] = (archives.exec(value) ?? ownArchives.exec(value))?.indices?.slice(1) ?? [];
  const identifiers = (source.identifiers ?? []).map((identifier) => ({ ...identifier, start: line.start }));
  if (!name || !version) return [{ ...source, identifiers }];
  const declaration = { kind: "application" as const, entry, scope: entry.key, identifiers };
  return [declared("generic", partOf(url, ...name), partOf(url, ...version), declaration)];
}
