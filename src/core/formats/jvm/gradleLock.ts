import type { Component, Problem } from "../../model.js";
import { LineCursor } from "../../syntax/lineCursor.js";
import { NextOf } from "../../text/nextOf.js";
import type { Format } from "../format.js";
import { LockedRows } from "../rows/lockedComponent.js";
import { LockedPackage } from "../rows/lockedPackage.js";

/**
 * Gradle's lockfiles and the `versions.lock` of gradle-consistent-versions (`group:artifact:version (2 constraints: …)`): `group:artifact:version=configurations` a line, or without configurations in those of single configurations.
 * https://docs.gradle.org/current/userguide/dependency_locking.html
 */
export const gradleLock: Format = {
  id: "gradle/lock",
  title: "Gradle lockfiles",
  files: [
    "gradle.lockfile",
    "buildscript-gradle.lockfile",
    "settings-gradle.lockfile",
    "*gradle*.lockfile",
    "dependency-locks/*.lockfile",
    "*.lockfile",
    "versions.lock",
  ],
  ecosystems: ["maven"],
  generated: true,
  recognizes: ({ uri, text }) =>
    /(?:gradle[^/]*|dependency-locks\/[^/]*)\.lockfile$|versions\.lock$/i.test(uri) ||
    /^[\w.-]{1,200}:[\w.-]{1,200}:[^\s=]{1,200}=/m.test(text.slice(0, 4096)),
  extract({ text }) {
    const lines = new LineCursor(text);
    const draft = new LockedPackage(new LockedRows("maven", { text }));
    const colons = new NextOf(text, ":");
    const components: Component[] = [];
    const problems: Problem[] = [];
    const broken = (message: string): void => {
      if (problems.length < 20) problems.push({ message, start: lines.start, end: lines.end });
    };
    while (lines.next()) {
      // A comment, or a heading between the dependencies of the product and of its tests.
      if (text.charCodeAt(lines.start) === 35 || text.charCodeAt(lines.start) === 91) continue;
      const first = colons.from(lines.start);
      // `empty=` lists the configurations without any.
      if (lines.startsWith("empty=")) continue;
      const second = first >= lines.end ? first : colons.from(first + 1);
      if (first === lines.start || second >= lines.end || second === first + 1) {
        broken("this is not group:artifact:version");
        continue;
      }
      let end = second + 1;
      while (end < lines.end && text.charCodeAt(end) !== 61 && text.charCodeAt(end) !== 32) end++;
      draft.begin(lines.start, "lockfile");
      draft.end = lines.end;
      draft.name(lines.start, second);
      if (end > second + 1) draft.version(second + 1, end);
      else broken("no version follows the artifact");
      components.push(draft.component());
    }
    return { components, problems };
  },
};
