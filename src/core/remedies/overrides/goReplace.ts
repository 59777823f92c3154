import { already, byLines, lineEndOf } from "./override.js";

/** `replace` of go.mod, which takes one exact version. https://go.dev/ref/mod#go-mod-file-replace */
export const goReplace = byLines((text, { name, other, versions, bound }) => {
  const exact = bound ? (bound.included ? bound.version : undefined) : versions;
  if (exact === undefined || !/^v?\d+\.\d+\.\d+[\w.+-]*$/.test(exact)) {
    return { because: "replace takes one exact version, and none is recorded" };
  }
  const known = new RegExp(`^[ \\t]*(?:replace[ \\t]+)?${escaped(name)}(?:[ \\t]+v\\S+)?[ \\t]*=>`, "m");
  if (known.test(text)) return already("replace", name);
  const eol = lineEndOf(text);
  const before = text.endsWith("\n") || text === "" ? eol : `${eol}${eol}`;
  const directive = `replace ${name} => ${other ?? name} v${exact.replace(/^v/, "")}${eol}`;
  return { edit: { start: text.length, end: text.length, newText: before + directive } };
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
