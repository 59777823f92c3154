// The README as the extension's page shows it: pictures inside, no link that needs the repository, nothing for who builds it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const types = { ".png": "image/png", ".webp": "image/webp" };

/** Where the packed README is written, from the root. */
export const packedReadmePath = "out/README.md";

/**
 * A page that VS Code shows has no folder that a picture could lie in: it becomes part of the text. What stands between
 * `<!-- repository -->` and `<!-- /repository -->` is left out, and a relative link becomes its words.
 */
export function packedReadme(text, pictureOf = readPicture) {
  return text
    .replace(/^<!-- repository -->\n[^]*?\n<!-- \/repository -->\n*/gm, "")
    .replace(/<!-- repository -->.*?<!-- \/repository -->/g, "")
    .replace(/!\[([^\]]*)\]\(([^):]+)\)/g, (_, words, file) => `![${words}](${pictureOf(file)})`)
    .replace(/(?<!!)\[([^\]]+)\]\((?!https:|#)[^)]*\)/g, "$1");
}

function readPicture(file) {
  const type = types[path.extname(file)];
  if (!type) throw new Error(`${file}: a picture of the README is PNG or WebP`);
  return `data:${type};base64,${readFileSync(path.join(root, file)).toString("base64")}`;
}

export function writePackedReadme() {
  const target = path.join(root, packedReadmePath);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, packedReadme(readFileSync(path.join(root, "README.md"), "utf8")));
}
