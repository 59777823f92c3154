import type { GoDirective } from "./directives.js";

/** The packages that `tool` names, and the required modules that they are part of, which it makes direct ones. https://go.dev/ref/mod#go-mod-file-tool */
export class Tools {
  private readonly modules: ReadonlySet<string>;
  private readonly origins = new Map<string, string>();
  private readonly used: ReadonlySet<string>;

  constructor(directives: readonly GoDirective[]) {
    const named = (verb: string): string[] =>
      directives.filter((each) => each.verb === verb).flatMap(({ words }) => words[0]?.value ?? []);
    this.modules = new Set(named("require"));
    for (const tool of named("tool")) {
      const module = this.moduleOf(tool);
      if (module !== undefined) this.origins.set(tool, module);
    }
    this.used = new Set(this.origins.values());
  }

  /** Whether the module of that tool is required. */
  isRequired(tool: string): boolean {
    return this.origins.has(tool);
  }

  /** Whether a tool is part of that module. */
  comeFrom(module: string): boolean {
    return this.used.has(module);
  }

  /** The longest required path that the package's begins with. Module paths longer than the limit are not published. */
  private moduleOf(tool: string): string | undefined {
    if (tool.length > longestPath) return undefined;
    for (let end = tool.length; end > 0; end = tool.lastIndexOf("/", end - 1)) {
      const path = tool.slice(0, end);
      if (this.modules.has(path)) return path;
    }
    return undefined;
  }
}

const longestPath = 500;
