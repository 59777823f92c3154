import { already, byLines, interval, lineEndOf } from "./override.js";

/**
 * `constraints` of a build.gradle or build.gradle.kts, strict, since a version below what is asked for is wanted. Both languages read
 * what is written. https://docs.gradle.org/current/userguide/dependency_constraints.html
 */
export const gradleConstraints = byLines((text, { name, other, versions, bound }) => {
  if (other !== undefined)
    return { because: "constraints decide versions, and put no other module in the place of one" };
  const version = bound ? interval(bound) : versions;
  if (version === undefined) return { because: "no version is recorded" };
  const block = /^dependencies[ \t]*\{/m.exec(text);
  if (!block) return { because: "the script has no dependencies block at the beginning of a line" };
  if (new RegExp(`^[ \\t]*\\w+\\(?[ \\t]*["']${escaped(name)}["'][^\\n]*strictly`, "m").test(text))
    return already("constraints", name);
  const at = block.index + block[0].length;
  const eol = lineEndOf(text);
  const unit = /\n([ \t]+)\S/.exec(text.slice(at))?.[1] ?? "    ";
  const constraint = `implementation("${name}") { version { strictly("${version}") } }`;
  return {
    edit: { start: at, end: at, newText: `${eol}${unit}constraints {${eol}${unit}${unit}${constraint}${eol}${unit}}` },
  };
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
