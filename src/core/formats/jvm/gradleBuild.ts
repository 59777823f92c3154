import { groovy, kotlin, readDsl } from "../../syntax/dsl.js";
import { removeItem } from "../../text/removal.js";
import type { Format } from "../format.js";
import { readGradleScript } from "./gradleScript.js";

/**
 * Gradle build and settings scripts, Groovy and Kotlin. https://docs.gradle.org/current/userguide/declaring_dependencies_basics.html
 * Read as tokens, never run: strings, map notation and variables with literal values.
 */
export const gradleBuild: Format = {
  id: "gradle/build",
  title: "Gradle build and settings scripts",
  files: ["*.gradle", "*.gradle.kts", "buildSrc/**/*.kt"],
  ecosystems: ["maven", "gradle"],
  extract({ uri, text }) {
    return readGradleScript(readDsl(text, /\.kts?$/i.test(uri) ? kotlin : groovy));
  },
  // A constant of the build's own code may be used anywhere.
  remove: ({ uri, text }, { entry }) => (/\.kt$/i.test(uri) ? undefined : removeItem(text, entry)),
};
