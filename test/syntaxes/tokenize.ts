import { readFileSync } from "node:fs";
import path from "node:path";
import { createOnigScanner, createOnigString, loadWASM } from "vscode-oniguruma";
import { INITIAL, parseRawGrammar, Registry, type IGrammar } from "vscode-textmate";

const root = path.join(__dirname, "..", "..");
const own: Readonly<Record<string, string>> = {
  "source.sanctionlint-policy": "syntaxes/policy.tmLanguage.json",
  "source.sanctionlint-devicetree": "syntaxes/devicetree.tmLanguage.json",
  "source.sanctionlint-bom-comma": "syntaxes/bom-comma.tmLanguage.json",
  "source.sanctionlint-bom-semicolon": "syntaxes/bom-semicolon.tmLanguage.json",
  "source.sanctionlint-bom-tab": "syntaxes/bom-tab.tmLanguage.json",
  "comment.sanctionlint-waiver": "syntaxes/waiver-comment.tmLanguage.json",
};
const others: Readonly<Record<string, string>> = {
  "source.yaml": "yaml",
  "source.toml": "toml",
  "source.python": "python",
};

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo?: readonly string[];
}
const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
  contributes: { grammars: readonly Contribution[] };
};

/** Grammars as the manifest contributes them, with the engine VS Code has. */
export const grammars: readonly Contribution[] = manifest.contributes.grammars;

let registry: Registry | undefined;

/** The grammar of a scope, with the manifest's injections. */
export async function grammarOf(scope: string): Promise<IGrammar> {
  registry ??= await makeRegistry();
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar for ${scope}`);
  return grammar;
}

/** Tokens of a text, one line each: the characters and their scopes without the grammar's own. */
export async function tokensOf(scope: string, text: string): Promise<{ text: string; scopes: string[] }[]> {
  const grammar = await grammarOf(scope);
  let state = INITIAL;
  return text.split("\n").flatMap((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1).flatMap((one) => one.split(" ")),
    }));
  });
}

async function makeRegistry(): Promise<Registry> {
  await loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer as ArrayBuffer);
  return new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (scope) => {
      const file = own[scope] ? path.join(root, own[scope]) : otherFile(scope);
      return Promise.resolve(file === undefined ? null : parseRawGrammar(readFileSync(file, "utf8"), file));
    },
    getInjections: (scope) =>
      grammars.filter(({ injectTo }) => injectTo?.includes(scope)).map(({ scopeName }) => scopeName),
  });
}

function otherFile(scope: string): string | undefined {
  const name = others[scope];
  return name === undefined ? undefined : path.join(root, "node_modules/tm-grammars/grammars", `${name}.json`);
}
