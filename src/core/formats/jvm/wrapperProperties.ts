import type { Component } from "../../model.js";
import { readIni, type IniEntry } from "../../syntax/ini.js";
import { declared } from "../declared.js";
import { sourceComponent } from "../download.js";
import type { Format } from "../format.js";

/** What a wrapper downloads, by the file's name in the URL: `gradle-8.5-bin.zip`, `apache-maven-3.9.6-bin.zip`, `maven-wrapper-3.3.1.jar`. */
const archives =
  /\/(?:apache-)?(gradle|maven-wrapper|maven-mvnd|maven)-(\d[\w.+-]*?)(?:-(?:bin|all|src|docs|linux-amd64|windows-amd64|darwin-amd64))?\.(?:zip|jar|tar\.gz)$/;

/**
 * The build tool that `gradlew` or `mvnw` downloads, and from where: `gradle-wrapper.properties`, `maven-wrapper.properties`.
 * https://docs.gradle.org/current/userguide/gradle_wrapper.html, https://maven.apache.org/wrapper/
 */
export const wrapperProperties: Format = {
  id: "gradle/wrapper",
  title: "Gradle and Maven wrapper properties",
  files: ["gradle-wrapper.properties", "maven-wrapper.properties"],
  ecosystems: ["generic"],
  extract: ({ text }) => ({ components: readIni(text).flatMap(fromEntry), problems: [] }),
};

function fromEntry(entry: IniEntry): Component[] {
  const [line] = entry.lines;
  if (!line || (entry.key !== "distributionUrl" && entry.key !== "wrapperUrl")) return [];
  // A properties file writes colons as `\:`; offsets behind them shift by that one character each.
  const value = line.value.replace(/\\:/g, ":");
  const shift = line.value.length - value.length;
  const source = sourceComponent({ value, start: line.start + shift, end: line.end }, entry, entry.key);
  if (!source) return [];
  const archive = archives.exec(value);
  const identifiers = (source.identifiers ?? []).map((identifier) => ({ ...identifier, start: line.start }));
  if (!archive?.[1] || !archive[2]) return [{ ...source, identifiers }];
  const start = line.start + shift + archive.index + archive[0].indexOf(archive[1]);
  const versionStart = start + archive[1].length + 1;
  const name = { value: archive[1], start, end: start + archive[1].length };
  const version = { value: archive[2], start: versionStart, end: versionStart + archive[2].length };
  return [declared("generic", name, version, { kind: "application", entry, scope: entry.key, identifiers })];
}
