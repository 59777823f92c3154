import type { Problem } from "../../model.js";
import { lineProblems, type LineGrammar } from "../../syntax/lineProblems.js";
import { readYamlDocuments } from "../../syntax/yaml.js";

type Check = (text: string) => readonly Problem[];

const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
const yarnKey = String.raw`(?:${quoted}|[A-Za-z/.\-][^\s:,"]*)`;

/** Yarn 1. https://github.com/yarnpkg/yarn/blob/master/src/lockfile/parse.js */
const yarn: LineGrammar = {
  line: new RegExp(String.raw`^(?:${yarnKey}(?:, *${yarnKey})*:|(?:  )+${yarnKey}(?::|:? +(?:${quoted}|[^\s"]+)))$`),
  expected: "expected a package's line or a property",
};

/** Python's configparser: sections, `key = value`, `key: value`, and indented lines that go on. */
const configparser: LineGrammar = {
  line: /^(?:\[[^\]]*\].*|[;#].*|[^\s<>[=:][^=:]*[=:].*|[ \t]+\S.*)$/,
  expected: "expected a section, or a key and '='",
};

/** Debian's control files, as R writes its own. */
const control: LineGrammar = {
  line: /^(?:[\w.@/-]+[ \t]*:.*|[ \t]+\S.*|#.*)$/,
  expected: "expected a field, ':' and a value",
};

const grammars: readonly (readonly [string, LineGrammar])[] = [
  ["gem/lock", { line: /^(?:[A-Z][A-Z ]*| {2,}[\w.@~/(:\\-].*)$/, expected: "expected a section or an indented line" }],
  ["golang/vendor", { line: /^(?:#.*|[^\s<>'"{}()=]+)$/, expected: "expected a module or a package" }],
  ["cran/packrat-lock", control],
  ["cran/description", control],
  [
    "hackage/freeze",
    {
      line: /^(?:[\w-]+[ \t]*:.*|[ \t]+[^\s<].*|--.*|\{.*|\}.*|(?:package|repository|program-options|source-repository-package|if|else)\b.*)$/,
      expected: "expected a field, ':' and a value",
    },
  ],
  [
    "hackage/cabal",
    {
      line: /^(?:[ \t]*[A-Za-z][\w-]*[ \t]*(?:[:{].*|[ \t].*)?|[{}].*|[ \t]+\S.*|--.*)$/,
      expected: "expected a field or a section",
      needs: /^[ \t]*(?:cabal-version|name|library|executable)\b/im,
    },
  ],
  [
    "nuget/paket-lock",
    { line: /^(?:[A-Z][A-Z -]*(?::.*| .*)?| {2,}[^\s<].*)$/, expected: "expected a section or an indented line" },
  ],
  [
    "nuget/paket",
    {
      line: /^[ \t]*(?:#.*|\/\/.*|(?:source|nuget|clitool|dotnet|npm|github|gist|bitbucket|gitlab|git|http|group|cache|version|strategy|lowest_matching|framework|restriction|storage|references|content|copy_content_to_output_dir|copy_local|copy_to_output_dir|import_targets|redirects|generate_load_scripts|license_download|external_lock|create_new_binding_files|condition|prerelease|specific_version|embed_interop_types|aliases|package_path|assembly_versions|exclude|include|build|username|password|authtype|clirestrictions?|os|path|os-specific)\b.*)$/i,
      expected: "expected a source, a package or an option",
    },
  ],
  ["pypi/pip-conf", configparser],
  ["pypi/setup-cfg", configparser],
  ["hardware/platformio", configparser],
  ["meson/wrap", configparser],
  [
    "git/modules",
    {
      line: /^[ \t]*(?:\[[^\]]*\].*|[;#].*|[A-Za-z][\w.-]*[ \t]*(?:=.*)?|.*\\)$/,
      expected: "expected a section, or a key and '='",
      needs: /^[ \t]*\[/m,
    },
  ],
  ["hex/mix-lock", { line: /^[ \t]*(?:%\{.*|\}.*|".*|#.*)$/, expected: "expected a package", begins: "%{", ends: "}" }],
  [
    "hex/rebar-lock",
    {
      line: /^[ \t]*(?:[[\]{}].*|<<".*|".*|\d.*|%.*|[a-z_]+,?.*)$/,
      expected: "expected a term",
      begins: /^[[{]/,
      ends: ".",
    },
  ],
  [
    "luarocks/lock",
    {
      line: /^[ \t]*(?:return\b.*|[{}].*|\[?["\w].*[=,{].*|--.*)$/,
      expected: "expected a field of the table",
      begins: "return",
      comment: /^--/,
      ends: "}",
    },
  ],
  [
    "npm/yarnrc",
    { ...yarn, line: new RegExp(String.raw`^(?:${yarnKey}|"?--?[\w.-]+"?)(?::|:? +(?:${quoted}|[^\s"]+))?$`) },
  ],
];

/** Formats whose syntax is one of lines, by id. */
export const lineChecks: readonly (readonly [string, Check])[] = [
  ...grammars.map(([id, grammar]): readonly [string, Check] => [id, (text) => lineProblems(text, grammar)]),
  [
    "npm/yarn-lock",
    // Yarn 2 and later write YAML.
    (text) =>
      /^[\s{]{0,9}["']?__metadata["']?[ \t]*:/m.test(text.slice(0, 2000)) ? yamlOf(text) : lineProblems(text, yarn),
  ],
];

function yamlOf(text: string): readonly Problem[] {
  return text.length > 500_000 ? [] : readYamlDocuments(text).problems;
}
