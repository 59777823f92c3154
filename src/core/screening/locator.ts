/** Where host and path are in a download location, in whichever way it is written. */
export interface Location {
  hostStart: number;
  hostEnd: number;
  /** First character of the path, `/` included; after the colon in `git@host:path`. */
  pathStart: number;
}

/**
 * Finds host and path of a URL, an `user@host:path`, a host with or without port, or an image name, without copying text.
 * Writes into `into` and answers whether there is a host. Scheme, user name, password and port do not count.
 */
export function locate(text: string, into: Location): boolean {
  let start = 0;
  const scheme = text.indexOf("://");
  if (scheme >= 0 && scheme < 24) start = scheme + 3;
  else if (text.startsWith("//")) start = 2;
  let end = start;
  let port = -1;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === 47 || code === 63 || code === 35) break;
    if (code === 64) {
      start = end + 1;
      port = -1;
    } else if (code === 58 && port < 0) port = end;
    else if (code === 32) return false;
  }
  into.hostStart = start;
  into.hostEnd = end;
  into.pathStart = end;
  if (port >= start) {
    into.hostEnd = port;
    // `git@host:owner/name`: what follows the colon is not a port but the path.
    const next = text.charCodeAt(port + 1);
    if (!(next >= 48 && next <= 57)) into.pathStart = port + 1;
  }
  if (text.charCodeAt(into.hostEnd - 1) === 46) into.hostEnd--;
  return into.hostEnd > into.hostStart && into.hostEnd - into.hostStart <= longestHost;
}

/** RFC 1035, 2.3.4. */
const longestHost = 253;

/** A host as patterns and image names write it: a dot or a colon inside, or `localhost`. */
export function looksLikeHost(text: string): boolean {
  const slash = text.indexOf("/");
  const first = slash < 0 ? text : text.slice(0, slash);
  return first.includes(".") || first.includes(":") || first === "localhost";
}
