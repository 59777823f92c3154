import { readProperties } from "../../syntax/properties.js";
import { declared } from "../shared/declared.js";
import type { Format } from "../format.js";

/** `META-INF/maven/…/pom.properties`: which artifact the archive around it is. https://maven.apache.org/shared/maven-archiver/ */
export const pomProperties: Format = {
  id: "maven/pom-properties",
  title: "Maven pom.properties",
  files: ["pom.properties", "*.pom.properties"],
  ecosystems: ["maven"],
  generated: true,
  extract({ text }) {
    const entries = readProperties(text);
    const [group, artifact, version] = ["groupId", "artifactId", "version"].map((key) => {
      const entry = entries.find((candidate) => candidate.key === key);
      return entry?.value && { ...entry.value, entry };
    });
    if (!group || !artifact || artifact.value === "") {
      const message = `the file says no ${group ? "artifactId" : "groupId"}`;
      const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
      const end = Math.max(start, entries[0]?.end ?? start);
      return { components: [], problems: group || artifact || version ? [{ message, start, end }] : [] };
    }
    const name = { ...artifact, value: `${group.value}:${artifact.value}` };
    return {
      components: [declared("maven", name, version, { entry: artifact.entry, scope: "artifact" })],
      problems: [],
    };
  },
};
