import type { Span } from "../../model.js";
import { indexWithin } from "../../text/within.js";

/** A value made of values may not grow beyond this. */
const longest = 500;

interface Definition extends Span {
  readonly value: string;
}

/** The properties a Maven file defines, those of the project itself included. https://maven.apache.org/pom.html#Properties */
export class MavenProperties {
  private readonly definitions = new Map<string, Definition>();

  /**
   * Takes a definition, whose value is at `[start, end)`. The project's own (`isOwn`) come before those of its profiles;
   * of its own the last counts, of the profiles' the first.
   */
  define(name: string, value: string, start: number, end: number, isOwn: boolean): void {
    if (isOwn || !this.definitions.has(name)) this.definitions.set(name, { value, start, end });
  }

  /** `raw` with every `${…}` replaced; undefined when one of them is not defined here or they go in circles. */
  resolve(raw: string): string | undefined {
    let text = raw;
    for (let round = 0; text.includes("${"); round++) {
      if (round > 10 || text.length > longest) return undefined;
      let known = true;
      text = text.replace(/\$\{([^${}]{1,200})\}/g, (whole, name: string) => {
        const value = this.lookup(name.trim())?.value;
        known &&= value !== undefined;
        return value ?? whole;
      });
      if (!known || text.length > longest || (text.includes("${") && !/\$\{[^${}]{1,200}\}/.test(text)))
        return undefined;
    }
    return text;
  }

  /** Where the characters of `text` from `start` to `end` are: in the definition, when they are one property. */
  place(text: string, start: number, end: number): Span {
    if (!text.startsWith("${", start) || indexWithin(text, 125, start, end) !== end - 1) return { start, end };
    const definition = this.lookup(text.slice(start + 2, end - 1).trim());
    return definition && !definition.value.includes("${")
      ? { start: definition.start, end: definition.end }
      : { start, end };
  }

  private lookup(name: string): Definition | undefined {
    const own = this.definitions.get(name);
    if (own !== undefined) return own;
    const long = name.replace(/^(?:pom\.)?(groupId|artifactId|version)$|^(?:pom\.)?(parent\.\w+)$/, "project.$1$2");
    // What the project does not say of itself is its parent's.
    return (
      this.definitions.get(long) ??
      this.definitions.get(long.replace(/^project\.(groupId|version)$/, "project.parent.$1"))
    );
  }
}
