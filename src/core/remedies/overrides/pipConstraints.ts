import { already, byLines, lineEndOf, wantedVersions } from "./override.js";

/** A line of a constraints file of pip. https://pip.pypa.io/en/stable/user_guide/#constraints-files */
export const pipConstraints = byLines((text, override) => {
  const { name, other } = override;
  if (other !== undefined)
    return { because: "constraints bound versions, and put no other package in the place of one" };
  const folded = (one: string): string => one.toLowerCase().replace(/[-_.]+/g, "-");
  const names = text.split(/\r?\n/).map((line) => /^\s*([\w.-]+)/.exec(line)?.[1]);
  if (names.some((one) => one !== undefined && folded(one) === folded(name))) return already("the file", name);
  const eol = lineEndOf(text);
  const before = text === "" || text.endsWith("\n") ? "" : eol;
  return {
    edit: { start: text.length, end: text.length, newText: `${before}${name}${wantedVersions(override, "")}${eol}` },
  };
});
