import assert from "node:assert/strict";
import { readFixtures } from "../harness/fixtures.js";
import { formatOf } from "../harness/recognise.js";

/** Formats whose consumers refuse a text that ends in a string; those after the bar have brackets that must be closed, too. */
const formats = new Set(
  (
    "docker-dockerfile generic-env-file make-makefile npm-yarnrc shell-script | bazel-module bicep-bicep bitbake-recipe " +
    "brew-brewfile clojure-deps clojure-leiningen cmake-lists cocoapods-podfile cocoapods-podspec conan-py cpan-cpanfile " +
    "gem-gemfile gem-gemspec gradle-build hardware-devicetree hardware-kicad-board hardware-kicad-netlist " +
    "hardware-kicad-schematic hardware-udev hardware-yocto hex-mix hex-mix-lock hex-rebar hex-rebar-lock luarocks-lock " +
    "luarocks-rockspec maven-kotlin-script nix-flake nomad-job opam-opam puppet-puppetfile pypi-setup-py sbt-build " +
    "swift-package swift-xcode terraform-config terraform-lock vagrant-vagrantfile"
  ).split(" "),
);
const withBrackets = new Set([...formats].slice([...formats].indexOf("|")));
/** Where single quotes make no strings. */
const doubleOnly = /^(?:hardware|clojure|sbt|swift|bitbake)-/;

const samples = readFixtures().flatMap(({ id, format, source }) => {
  if (!formats.has(format) || /\/(?:broken|not-this|foreign)/.test(id)) return [];
  const claimed = formatOf(source);
  const read = claimed?.id.replace("/", "-") === format ? claimed.extract(source) : undefined;
  return read?.problems.length === 0 ? [{ id, format, source, components: read.components.slice(0, 12) }] : [];
});

/** Strings and comments left out, by the roughest rule. */
function isOpen(text: string): boolean {
  const plain = text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, "").replace(/(?:#|\/\/|--|;;)[^\n]*/g, "");
  const count = (signs: RegExp): number => (plain.match(signs) ?? []).length;
  return count(/\(/g) > count(/\)/g) || count(/\[/g) > count(/\]/g) || count(/\{/g) > count(/\}/g);
}

describe("a script that ends in a string or a bracket is called broken", () => {
  for (const { id, format, source, components } of samples)
    it(id, () => {
      const { text } = source;
      for (const { nameSpan } of components) {
        const { start, end } = nameSpan;
        const before = text.charAt(start - 1);
        const isQuoted = before === '"' || (before === "'" && !doubleOnly.test(format));
        const line = text.slice(text.lastIndexOf("\n", start) + 1, start);
        if (end - start < 3 || /#|\/\//.test(line)) continue;
        const stop = isQuoted ? end + 1 : end;
        const cuts = [
          ...(isQuoted ? [start + ((end - start) >> 1)] : []),
          ...(withBrackets.has(format) && isOpen(text.slice(0, stop)) ? [stop] : []),
        ];
        for (const at of cuts) {
          const cut = { ...source, text: text.slice(0, at) };
          const read = formatOf(cut)?.extract(cut);
          assert.ok(!read || read.problems.length + (read.limits?.length ?? 0) > 0, `…${cut.text.slice(-60)}`);
        }
      }
    });
});
