import { readFixtures } from "../harness/fixtures.js";
import { formatOf } from "../harness/recognise.js";
import { checkRewritten, type Way } from "../harness/rewriting.js";

/** What the consumer of a format's files passes over. Line ends and byte order marks are in `encodings.test.ts`. */
interface Passes {
  /** What begins a comment on a line of its own. */
  readonly comment?: string;
  /** What begins one behind something else. */
  readonly behind?: string;
  /** More blanks before a line: any number, twice as many where depth has a meaning, none where lines begin at the margin. */
  readonly indent?: "any" | "twice";
  /** Blanks behind a line, unless they are part of a value. */
  readonly blanks?: boolean;
  /** Empty lines between lines. */
  readonly empty?: boolean;
}

const hash: Passes = { comment: "#", behind: " #", indent: "any", blanks: true, empty: true };
const slashes: Passes = { comment: "//", behind: " //", indent: "any", blanks: true, empty: true };
const hashLines: Passes = { comment: "#", blanks: true, empty: true };
const configparser: Passes = { ...hashLines, indent: "twice" };

const formats: Readonly<Record<string, Passes>> = {
  "bicep-bicep": slashes,
  "bitbake-recipe": hashLines,
  "brew-brewfile": hash,
  "carthage-cartfile": hash,
  "clojure-deps": { ...hash, comment: ";", behind: " ;" },
  "clojure-leiningen": { ...hash, comment: ";", behind: " ;" },
  "cmake-lists": hash,
  "conan-py": { ...hash, indent: "twice" },
  "conan-txt": hash,
  "conda-explicit": hashLines,
  "cpan-cpanfile": hash,
  "cran-description": { blanks: true },
  "generic-env-file": hash,
  "generic-tool-versions": hash,
  "git-modules": hash,
  "golang-mod": slashes,
  "golang-sum": { blanks: true, empty: true },
  "golang-work": slashes,
  "gradle-lock": hashLines,
  "hackage-cabal": { comment: "--", blanks: true, empty: true, indent: "twice" },
  "hackage-freeze": { comment: "--", blanks: true, empty: true },
  "hardware-ansible-ini-inventory": { ...hashLines, behind: " #" },
  "hardware-bom-markdown": { blanks: true },
  "hardware-config-fragment": { comment: "#", empty: true },
  "hardware-devicetree": slashes,
  "hardware-kicad-board": { indent: "any", blanks: true, empty: true },
  "hardware-kicad-netlist": { indent: "any", blanks: true, empty: true },
  "hardware-kicad-schematic": { indent: "any", blanks: true, empty: true },
  "hardware-platformio": { ...configparser, behind: " ;" },
  "hardware-udev": { comment: "#", empty: true },
  "hardware-yocto": hashLines,
  "hex-mix-lock": { ...hashLines, indent: "any" },
  "hex-rebar": { ...hash, comment: "%", behind: " %" },
  "jenkins-plugins-txt": hash,
  "luarocks-lock": { comment: "--", indent: "any", blanks: true, empty: true },
  "make-makefile": { comment: "#", empty: true, blanks: true },
  "maven-kotlin-script": slashes,
  "meson-wrap": hashLines,
  "mint-mintfile": hash,
  "npm-npmrc": { ...hash, behind: " ;" },
  "npm-yarnrc": hashLines,
  "npm-yarn-lock": { comment: "#", empty: true },
  "nuget-file-based-app": { comment: "//", empty: true, blanks: true },
  "nuget-paket": { comment: "//", indent: "twice", blanks: true, empty: true },
  "opam-opam": hash,
  "opam-lock": hash,
  "podman-quadlet": hashLines,
  "puppet-puppetfile": hash,
  "pypi-egg-requires": hash,
  "pypi-pip-conf": configparser,
  "pypi-requirements": hash,
  "pypi-setup-cfg": configparser,
  "sbom-spdx-tag-value": hashLines,
  "swift-xcode": slashes,
  "vagrant-vagrantfile": hash,
};

/** Broken files, and those with texts over several lines, are left out. */
const samples = readFixtures().flatMap(({ id, format, source }) => {
  const passes = formats[format];
  const claimed = passes && formatOf(source);
  const isSound = claimed?.id.replace("/", "-") === format && !/\/(?:broken|not-this|foreign)/.test(id);
  return passes &&
    isSound &&
    !/'''|"""|<<[-~'"A-Z]|<text>|=begin|\[=*\[|\/\*|^\{|^<|^\? |\.csv$/m.test(`${source.text}\n${source.uri}`)
    ? [{ id, format: claimed, source, passes }]
    : [];
});

/** The lines of a text; each that goes on with the next by a backslash at its end is one with it. */
const lines = (text: string): string[] => text.split(/(?<!\\)\r?\n/);

function waysOf({ comment, behind, indent, blanks, empty }: Passes): Way[] {
  const isCode = (line: string): boolean =>
    line.trim() !== "" && comment !== undefined && !line.includes(comment.trim()) && !/["'`]/.test(line);
  return [
    ...(comment === undefined
      ? []
      : [
          ["comments between lines", (text: string) => lines(text).join(`\n${comment} don't "mind` + "\n")] as const,
          [
            "a comment at the beginning",
            (text: string) => (text.startsWith("#!") ? text : `${comment} it's (\n${text}`),
          ] as const,
          ["a comment at the end", (text: string) => `${text.trimEnd()}\n${comment} "it`] as const,
        ]),
    ...(behind === undefined
      ? []
      : [
          [
            "comments behind lines",
            (text: string) =>
              lines(text)
                .map((line) => (isCode(line) ? `${line}${behind} it's "` : line))
                .join("\n"),
          ] as const,
        ]),
    ...(indent === "any" ? [["indented", (text: string) => text.replace(/^(?=[^\s#])/gm, " \t")] as const] : []),
    ...(indent === undefined ? [] : [["indented twice", (text: string) => text.replace(/^ +/gm, "$&$&")] as const]),
    ...(blanks === true
      ? [["blanks behind lines", (text: string) => text.replace(/(?<=[^\s\\])$/gm, " \t")] as const]
      : []),
    ...(empty === true ? [["empty lines", (text: string) => lines(text).join("\n\n")] as const] : []),
  ];
}

describe("a file of lines written in another way reads the same", () => {
  for (const { id, format, source, passes } of samples)
    it(id, () => {
      for (const [name, write] of waysOf(passes)) {
        const text = write(source.text);
        if (text === source.text) continue;
        try {
          checkRewritten(format, source, text);
        } catch (error) {
          throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}\n${text}`, {
            cause: error,
          });
        }
      }
    });
});
