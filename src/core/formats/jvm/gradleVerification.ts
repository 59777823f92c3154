import type { Component } from "../../model.js";
import { XmlScanner } from "../../syntax/xmlScanner.js";
import { declared, type Written } from "../shared/declared.js";
import type { Format } from "../format.js";

/**
 * Gradle `gradle/verification-metadata.xml`: checksums of what is resolved.
 * https://docs.gradle.org/current/userguide/dependency_verification.html
 */
export const gradleVerification: Format = {
  id: "gradle/verification-metadata",
  title: "Gradle verification-metadata.xml",
  files: ["verification-metadata.xml", "verification-metadata*.xml", "*.xml"],
  ecosystems: ["maven"],
  recognizes: ({ text }) => text.includes("<verification-metadata"),
  generated: true,
  extract({ text }) {
    const scanner = new XmlScanner(text);
    const components: Component[] = [];
    for (let event = scanner.next(); event !== "end";) {
      if (event !== "open" || !scanner.named("component")) {
        event = scanner.next();
        continue;
      }
      const { start } = scanner;
      const parts = new Map<string, Written>();
      for (event = scanner.next(); event === "attribute"; event = scanner.next()) {
        parts.set(scanner.name(), { value: scanner.value(), start: scanner.valueStart, end: scanner.valueEnd });
      }
      const group = parts.get("group");
      const name = parts.get("name");
      if (!group || !name || name.value === "") continue;
      const version = parts.get("version");
      const end = Math.max(group.end, name.end, version?.end ?? 0);
      const full = { ...name, value: `${group.value}:${name.value}` };
      components.push(
        declared("maven", full, version, { entry: { start, end }, scope: "components", relation: "transitive" }),
      );
    }
    return { components, problems: scanner.problems };
  },
};
