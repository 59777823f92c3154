import { written, type Written } from "../shared/declared.js";

/** The last segment of a URL or path, without `.git`, as it stands there. */
export function repositoryName(url: Written): Written | undefined {
  let end = url.value.length;
  while (end > 0 && url.value.charCodeAt(end - 1) === 47) end--;
  if (url.value.slice(0, end).endsWith(".git")) end -= 4;
  const start = Math.max(url.value.lastIndexOf("/", end - 1), url.value.lastIndexOf(":", end - 1)) + 1;
  if (start >= end) return undefined;
  const name = written(url.value, start, end);
  return { value: name.value, start: url.start + start, end: url.start + end };
}
