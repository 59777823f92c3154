import http, { type IncomingMessage, type RequestOptions } from "node:http";
import https from "node:https";
import tls from "node:tls";
import type { Answer, Net } from "../../core/lists/readers.js";
import { proxyFor, tunnel } from "./proxy.js";

/** The network as Node has it: through the proxy that the environment names, with the certificates that Node trusts. */
export const nodeNet: Net = {
  get(address) {
    const ending = new AbortController();
    return { answer: ask(new URL(address), ending.signal), cancel: () => ending.abort() };
  },
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

async function ask(url: URL, signal: AbortSignal): Promise<Answer> {
  const headers = { accept: "*/*", "accept-encoding": "identity", "user-agent": "sanctionlint" };
  const proxy = proxyFor(url);
  if (!proxy) return answered(url, { headers, signal, agent: false });
  const socket = await tunnel(proxy, url, signal);
  const createConnection = (): tls.TLSSocket => tls.connect({ socket, servername: url.hostname });
  return answered(url, { headers, signal, createConnection });
}

function answered(url: URL, options: RequestOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const client = url.protocol === "https:" ? https : http;
    const request = client.request(url, options, (message) => resolve(answerOf(message)));
    request.once("error", reject);
    request.end();
  });
}

function answerOf(message: IncomingMessage): Answer {
  return {
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? "",
    header(name) {
      const value = message.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    body: message[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>,
  };
}
