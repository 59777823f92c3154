import { readProperties, valuelessProperties } from "../../syntax/properties.js";
import { declared } from "../shared/declared.js";
import type { Format } from "../format.js";

/** Which sbt builds a project, `project/build.properties`. https://www.scala-sbt.org/1.x/docs/Basic-Def.html */
export const sbtProperties: Format = {
  id: "sbt/properties",
  title: "sbt project/build.properties",
  files: ["build.properties"],
  ecosystems: ["generic"],
  recognizes: ({ text }) => /^[ \t]*sbt\.version\b/m.test(text),
  extract({ text }) {
    const entries = readProperties(text);
    const components = entries.flatMap((entry) => {
      const { value: version } = entry;
      if (entry.key !== "sbt.version" || !version) return [];
      const { start } = entry.keySpan;
      const name = { value: "sbt", start, end: start + "sbt".length };
      return [declared("generic", name, version, { kind: "application", entry, scope: entry.key })];
    });
    return { components, problems: valuelessProperties(entries, (key) => key === "sbt.version") };
  },
};
