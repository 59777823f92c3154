/** The path of an entry in a folder. */
export function joinPath(folder: string, name: string): string {
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

/** The folder that holds `path`; undefined for the top of a file system (`/`, `C:/`, `//server/share`). */
export function parentOf(path: string): string | undefined {
  if (path === "/" || /^[A-Za-z]:\/?$/.test(path) || /^\/\/[^/]+(?:\/[^/]*)?$/.test(path)) return undefined;
  const slash = path.lastIndexOf("/");
  if (slash < 0) return undefined;
  const parent = path.slice(0, slash);
  return parent === "" ? "/" : /^[A-Za-z]:$/.test(parent) ? `${parent}/` : parent;
}

/** Last segment of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `path` below `folder` without it, "" for the folder itself; undefined for what lies elsewhere. */
export function pathBelow(folder: string, path: string): string | undefined {
  if (path === folder) return "";
  const prefix = folder.endsWith("/") ? folder : `${folder}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** `relative` (with `.` and `..`) seen from `folder`; an absolute one stays. Undefined where it climbs over the top. */
export function resolvePath(folder: string, relative: string): string | undefined {
  if (relative.startsWith("/") || /^[A-Za-z]:\//.test(relative)) return relative;
  let at: string | undefined = folder;
  for (const segment of relative.split("/")) {
    if (at === undefined) return undefined;
    if (segment === "..") at = parentOf(at);
    else if (segment !== "" && segment !== ".") at = joinPath(at, segment);
  }
  return at;
}

/** Folders from `top` down to `folder`, both included; only `folder` where it does not lie below. */
export function foldersBetween(top: string, folder: string): readonly string[] {
  const below = pathBelow(top, folder);
  if (below === undefined) return [folder];
  const folders = [top];
  for (const segment of below.split("/").filter(Boolean))
    folders.push(joinPath(folders[folders.length - 1] ?? top, segment));
  return folders;
}

/** A text by which paths sort as a walk meets them: all of a folder before what begins with its name and goes on. */
export function walkOrder(path: string): string {
  return path.replace(/\//g, "\u0001");
}

/** The folder that holds a path; the top of a file system holds itself. */
export function folderOf(path: string): string {
  return parentOf(path) ?? path;
}
