/** A value made of values may not grow beyond this. */
const longest = 500;

/** The properties a Maven file defines, those of the project itself included. https://maven.apache.org/pom.html#Properties */
export class MavenProperties {
  private readonly values = new Map<string, string>();

  /** Takes a definition; the first of a name counts, except that `project.…` yields to nothing. */
  define(name: string, value: string): void {
    if (!this.values.has(name)) this.values.set(name, value);
  }

  /** `raw` with every `${…}` replaced; undefined when one of them is not defined here or they go in circles. */
  resolve(raw: string): string | undefined {
    let text = raw;
    for (let round = 0; text.includes("${"); round++) {
      if (round > 10 || text.length > longest) return undefined;
      let known = true;
      text = text.replace(/\$\{([^${}]{1,200})\}/g, (whole, name: string) => {
        const value = this.lookup(name.trim());
        known &&= value !== undefined;
        return value ?? whole;
      });
      if (!known || text.length > longest || (text.includes("${") && !/\$\{[^${}]{1,200}\}/.test(text)))
        return undefined;
    }
    return text;
  }

  private lookup(name: string): string | undefined {
    const own = this.values.get(name);
    if (own !== undefined) return own;
    const long = name.replace(/^(?:pom\.)?(groupId|artifactId|version)$|^(?:pom\.)?(parent\.\w+)$/, "project.$1$2");
    // What the project does not say of itself is its parent's.
    return this.values.get(long) ?? this.values.get(long.replace(/^project\.(groupId|version)$/, "project.parent.$1"));
  }
}
