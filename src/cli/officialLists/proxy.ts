import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";

/**
 * The proxy through which an address is to be asked, as `HTTPS_PROXY` (or `ALL_PROXY`) and `NO_PROXY` say it, in capital or small letters;
 * undefined for none. Addresses of this machine (`http:`) go through none. Throws with a sentence where it is not a proxy that is known.
 */
export function proxyFor({ protocol, hostname, port }: URL, environment = process.env): URL | undefined {
  const said = (name: string): string => environment[name.toLowerCase()] || environment[name] || "";
  const text = said("HTTPS_PROXY") || said("ALL_PROXY");
  if (protocol !== "https:" || text === "") return undefined;
  const entries = said("NO_PROXY")
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (entries.some((entry) => entry === "*" || isMeant(entry, hostname.toLowerCase(), port || "443"))) return undefined;
  const address = text.includes("://") ? text : `http://${text}`;
  const proxy = URL.canParse(address) ? new URL(address) : undefined;
  if (proxy?.protocol === "http:" || proxy?.protocol === "https:") return proxy;
  throw new Error(`HTTPS_PROXY names no proxy for http or https: ${text.replace(/\/\/[^/@]*@/, "//")}`);
}

/** `example.org` and `.example.org` mean the hosts below too; a port may follow. */
function isMeant(entry: string, hostname: string, port: string): boolean {
  const [, name = entry, only] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? [];
  const domain = name.replace(/^\*?\./, "");
  return (only === undefined || only === port) && (hostname === domain || hostname.endsWith(`.${domain}`));
}

/** Opens a way through the proxy to the address's host. `signal` ends the waiting. https://www.rfc-editor.org/rfc/rfc9110#name-connect */
export function tunnel(proxy: URL, { hostname, port }: URL, signal: AbortSignal): Promise<Socket> {
  const to = `${hostname}:${port || "443"}`;
  const { username, password } = proxy;
  const who = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString("base64");
  return new Promise((resolve, reject) => {
    const client = proxy.protocol === "https:" ? https : http;
    const request = client.request({
      ...{ method: "CONNECT", path: to, signal, agent: false },
      host: proxy.hostname.replace(/^\[|\]$/g, ""),
      port: proxy.port || (proxy.protocol === "https:" ? 443 : 80),
      headers: { host: to, ...(username !== "" && { "proxy-authorization": `Basic ${who}` }) },
    });
    const fail = (reason: string): void => reject(new Error(`the proxy ${proxy.host} ${reason}`));
    request.once("connect", ({ statusCode = 0, statusMessage = "" }, socket) => {
      if (statusCode >= 200 && statusCode < 300) return resolve(socket);
      socket.destroy();
      fail(`answers ${statusCode} ${statusMessage}`.trim());
    });
    request.once("response", ({ statusCode = 0 }) => fail(`answers ${statusCode}`));
    request.once("error", ({ message }) => fail(`cannot be reached: ${message}`));
    request.end();
  });
}
