import type { Span } from "../../model.js";
import type { DslText } from "../../syntax/dslTokens.js";
import { isMark, plainItems, readItems, type DslItem } from "../../syntax/dsl.js";
import type { Written } from "../shared/declared.js";
import { asRead, namedBy, type Evaluated, type ScriptVariables } from "../shared/scripts/scriptVariables.js";
import { readCoordinate } from "../shared/packages/mavenCoordinate.js";
import type { Notation } from "./gradleNotations.js";

/** A component of a catalog, and the tokens that say it. */
export type CatalogEntry = Notation & { readonly ecosystem: string; readonly own: Span };

/**
 * A version catalog that a settings script declares: `library("alias", "group", "artifact").versionRef("v")`,
 * `plugin("alias", "id").version("1")`, the older `alias("a").to("group:artifact:1")`, and `from("group:artifact:1")`.
 * https://docs.gradle.org/current/userguide/version_catalogs.html
 */
export class SettingsCatalog {
  private readonly versions = new Map<string, Written>();

  constructor(
    private readonly dsl: DslText,
    private readonly variables: ScriptVariables,
  ) {}

  /** What the call with the parenthesis at token `open` declares; takes the versions it names. Calls are to be given in order. */
  read(open: number): CatalogEntry | undefined {
    const { tokens } = this.dsl;
    const items = plainItems(readItems(this.dsl, open));
    const [one, two, three] = items;
    switch (tokens[open - 1]?.text) {
      case "version":
        if (!isMark(tokens[open - 2], ".")) this.define(open, one, two);
        return undefined;
      case "library":
        return three ? this.entryOf(open, two, three) : two && this.entryOf(open, undefined, two);
      case "to":
        return two ? this.entryOf(open, one, two) : one && this.entryOf(open, undefined, one);
      case "from":
        return one && items.length === 1 ? this.entryOf(open, undefined, one) : undefined;
      case "plugin":
        return two && this.plugin(open, two);
      case "toPluginId":
        return one && this.plugin(open, one);
      default:
        return undefined;
    }
  }

  private define(open: number, name: DslItem | undefined, value: DslItem | undefined): void {
    const alias = this.evaluate(name);
    const said = this.evaluate(value);
    const version = said ? asRead(said) : this.richVersion((this.dsl.tokens[open]?.match ?? open) + 1);
    if (alias?.read !== undefined && version) this.versions.set(normal(alias.read), version);
  }

  private entryOf(open: number, group: DslItem | undefined, item: DslItem): CatalogEntry | undefined {
    const one = this.evaluate(group);
    const two = this.evaluate(item);
    if (!two || (group && !one)) return undefined;
    if (one) {
      const artifact = namedBy(two);
      const name = { ...artifact, value: `${one.read ?? one.place.value}:${artifact.value}` };
      return { ecosystem: "maven", name, version: this.versionAfter(open), own: this.own(open) };
    }
    const coordinate = readCoordinate(two.read ?? two.place.value, two.place.start);
    if (!coordinate) return undefined;
    const version = coordinate.version ?? this.versionAfter(open);
    return { ecosystem: "maven", name: coordinate.name, version, own: this.own(open) };
  }

  private plugin(open: number, item: DslItem): CatalogEntry | undefined {
    const id = this.evaluate(item);
    return id && { ecosystem: "gradle", name: namedBy(id), version: this.versionAfter(open), own: this.own(open) };
  }

  /** `.version("1")`, `.versionRef("alias")` or `.version { strictly("1") }` after the call. */
  private versionAfter(open: number): Written | undefined {
    const { tokens } = this.dsl;
    const dot = (tokens[open]?.match ?? tokens.length) + 1;
    const method = isMark(tokens[dot], ".") ? tokens[dot + 1]?.text : undefined;
    if (method !== "version" && method !== "versionRef") return undefined;
    if (!isMark(tokens[dot + 2], "(")) return this.richVersion(dot + 2);
    const value = this.evaluate(readItems(this.dsl, dot + 2)[0]);
    if (!value || method === "version") return value && asRead(value);
    const defined = this.versions.get(normal(value.read ?? ""));
    return defined ? { ...value.place, value: defined.value } : value.place;
  }

  /** What the block at `block` says first: `{ strictly("1") }`. */
  private richVersion(block: number): Written | undefined {
    const { tokens } = this.dsl;
    if (!isMark(tokens[block], "{")) return undefined;
    for (let at = block + 1; at < block + 6; at++) {
      const token = tokens[at];
      if (token?.kind === "string") return { value: token.text, start: token.start, end: token.end };
    }
    return undefined;
  }

  private own(open: number): Span {
    const { tokens, text } = this.dsl;
    return {
      start: tokens[open - 1]?.outerStart ?? 0,
      end: tokens[tokens[open]?.match ?? tokens.length]?.outerEnd ?? text.length,
    };
  }

  private evaluate(item: DslItem | undefined): Evaluated | undefined {
    return item && this.variables.evaluate(item.from, item.to);
  }
}

/** Dashes, underscores and dots in aliases are one to Gradle. */
function normal(alias: string): string {
  return alias.replace(/[_.]/g, "-");
}
