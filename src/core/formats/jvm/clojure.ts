import type { Component } from "../../model.js";
import { ednEntries, ednGet, readEdn, type EdnForm } from "../../syntax/edn.js";
import { removeElement } from "../../text/removal.js";
import { declared, type Written } from "../shared/declared.js";
import { sourceComponent, urlIdentifier } from "../shared/download.js";
import type { Format } from "../format.js";

const depsKeys = new Set([
  ":deps",
  ":extra-deps",
  ":override-deps",
  ":default-deps",
  ":replace-deps",
  ":classpath-overrides",
]);
const leinKeys = new Set([
  ":dependencies",
  ":plugins",
  ":managed-dependencies",
  ":extensions",
  ":java-agents",
  ":pom-plugins",
]);
const leinRepositories = new Set([":repositories", ":plugin-repositories", ":mirrors"]);

/** Clojure CLI `deps.edn`. https://clojure.org/reference/deps_edn */
export const clojureDeps: Format = {
  id: "clojure/deps",
  title: "Clojure deps.edn",
  files: ["deps.edn", "bb.edn"],
  ecosystems: ["maven"],
  extract({ text }) {
    const { forms, problems } = readEdn(text);
    const components: Component[] = [];
    walk(forms, (key, value) => {
      if (depsKeys.has(key)) {
        for (const [name, spec] of ednEntries(value)) components.push(...fromDeps(name, spec, key.slice(1)));
      } else if (key === ":mvn/repos") {
        for (const [, spec] of ednEntries(value)) components.push(...fromRepository(ednGet(spec, ":url"), value, key));
      }
    });
    return { components: components.sort((a, b) => a.nameSpan.start - b.nameSpan.start), problems };
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};

/** Leiningen `project.clj`. https://codeberg.org/leiningen/leiningen/src/branch/main/sample.project.clj */
export const leiningen: Format = {
  id: "clojure/leiningen",
  title: "Leiningen project.clj",
  files: ["project.clj", "profiles.clj"],
  ecosystems: ["maven"],
  extract({ text }) {
    const { forms, problems } = readEdn(text);
    const components: Component[] = [];
    const values = definitions(forms);
    walk(forms, (key, value) => {
      if (leinKeys.has(key)) {
        for (const item of value.items) components.push(...fromLein(item, key.slice(1), values));
      } else if (key === ":coords") components.push(...fromLein(value, "parent-project", values));
      else if (leinRepositories.has(key)) {
        for (const item of value.items) {
          const second = item.items[1];
          const url =
            item.type === "map" ? ednGet(item, ":url") : second?.type === "map" ? ednGet(second, ":url") : second;
          components.push(...fromRepository(url, item, key));
        }
      }
    });
    return { components: components.sort((a, b) => a.nameSpan.start - b.nameSpan.start), problems };
  },
  remove: ({ text }, { entry }) => removeElement(text, entry),
};

/** Reports every keyword and the list or map after it, at any depth, in document order. */
function walk(forms: readonly EdnForm[], tell: (key: string, value: EdnForm) => void): void {
  const open = [...forms].reverse();
  for (let form = open.pop(); form; form = open.pop()) {
    for (const [at, item] of form.items.entries()) {
      const value = form.items[at + 1];
      if (item.type === "atom" && item.value.startsWith(":") && value && value.items.length > 0)
        tell(item.value, value);
    }
    for (let at = form.items.length - 1; at >= 0; at--) {
      const item = form.items[at];
      if (item && item.items.length > 0) open.push(item);
    }
  }
}

function fromDeps(name: EdnForm, spec: EdnForm | undefined, scope: string): Component[] {
  // Maven's names have no other characters, and `nil` says that there is no such dependency.
  if (name.type !== "atom" || !/^[A-Za-z][\w.+*/$-]*$/.test(name.value) || isNil(spec)) return [];
  const version =
    ednGet(spec, ":mvn/version") ??
    ednGet(spec, ":git/tag") ??
    ednGet(spec, ":tag") ??
    ednGet(spec, ":git/sha") ??
    ednGet(spec, ":sha") ??
    ednGet(spec, ":local/root");
  const git = urlIdentifier(stringForm(ednGet(spec, ":git/url")));
  const entry = { start: name.start, end: spec?.end ?? name.end };
  // `group/artifact$classifier`
  const plain = name.value.replace(/\$.*$/, "");
  const written = { value: plain, start: name.start, end: name.start + plain.length };
  return [declared("maven", written, stringForm(version), { entry, scope, identifiers: [git] })];
}

function fromLein(item: EdnForm, scope: string, values: ReadonlyMap<string, string>): Component[] {
  const [name, version] = item.items;
  // A name that is not a symbol is written as a string.
  if (!name || name.items.length > 0 || !/^[A-Za-z][^\s:]*$/.test(name.value)) return [];
  const isName = version?.type === "atom" && !version.value.startsWith(":") && !isNil(version);
  const isVersion = version?.type === "string" || isName;
  const value = version?.type === "atom" ? (values.get(version.value) ?? version.value) : version?.value;
  return [
    declared("maven", name, isVersion && value !== undefined ? { ...version, value } : undefined, {
      entry: item,
      scope,
    }),
  ];
}

function fromRepository(url: EdnForm | undefined, entry: EdnForm, scope: string): Component[] {
  const source = sourceComponent(stringForm(url), entry, scope.slice(1));
  return source ? [source] : [];
}

/** `(def name "value")`. */
function definitions(forms: readonly EdnForm[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { items } of forms) {
    const [head, name] = items;
    const value = items[items.length - 1];
    if (head?.value === "def" && name?.type === "atom" && value?.type === "string") values.set(name.value, value.value);
  }
  return values;
}

function isNil(form: EdnForm | undefined): boolean {
  return form?.type === "atom" && form.value === "nil";
}

function stringForm(form: EdnForm | undefined): Written | undefined {
  return form?.type === "string" ? form : undefined;
}
