import { createWriteStream } from "node:fs";
import { once } from "node:events";

/** No list is larger; in bytes. */
const largest = 512 * 1024 * 1024;
const mostRedirects = 5;

/** How long to wait, in milliseconds. */
export interface Patience {
  /** For the next piece of an answer. */
  readonly stall: number;
  /** For the whole. */
  readonly whole: number;
}

/** A download that did not end well; the message is one sentence. */
export class DownloadError extends Error {}

/**
 * Fetches an address into a file. Follows redirects on the same host only. Throws a DownloadError for every answer that is no list: another
 * host, a status, a web page, one that stalls, is cut, does not end or is too large.
 */
export async function download(address: string, file: string, patience: Patience): Promise<void> {
  const start = addressOf(address);
  const ending = new AbortController();
  const whole = setTimeout(() => ending.abort(`it did not end within ${seconds(patience.whole)}`), patience.whole);
  let stall: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(stall);
    stall = setTimeout(() => ending.abort(`nothing came for ${seconds(patience.stall)}`), patience.stall);
  };
  try {
    wait();
    const answer = await follow(start, ending.signal);
    const type = answer.headers.get("content-type") ?? "";
    if (/^text\/html/i.test(type)) throw new DownloadError("the answer is a web page and no list");
    await save(answer, file, wait);
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    if (ending.signal.aborted) throw new DownloadError(String(ending.signal.reason));
    throw new DownloadError(reasonOf(error));
  } finally {
    clearTimeout(whole);
    clearTimeout(stall);
  }
}

function addressOf(address: string): URL {
  if (!URL.canParse(address)) throw new DownloadError("it is not an address");
  const url = new URL(address);
  if (url.protocol !== "https:" && !isLoopback(url)) throw new DownloadError("lists are fetched by https alone");
  return url;
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

async function follow(start: URL, signal: AbortSignal): Promise<Response> {
  let url = start;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const answer = await fetch(url, { redirect: "manual", signal });
    const to = answer.headers.get("location");
    if (answer.status < 300 || answer.status > 399 || to === null) {
      if (!answer.ok) throw new DownloadError(`the answer is ${answer.status} ${answer.statusText}`.trim());
      return answer;
    }
    const next = new URL(to, url);
    if (next.host !== start.host || next.protocol !== start.protocol)
      throw new DownloadError(`it leads to another host, ${next.host}: name that one yourself if you trust it`);
    url = next;
  }
  throw new DownloadError(`it leads on more than ${mostRedirects} times`);
}

async function save(answer: Response, file: string, wait: () => void): Promise<void> {
  if (!answer.body) throw new DownloadError("the answer is empty");
  const out = createWriteStream(file);
  let size = 0;
  try {
    for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
      wait();
      size += piece.length;
      if (size > largest) throw new DownloadError(`it is larger than ${largest / 1024 / 1024} MB`);
      if (!out.write(piece)) await once(out, "drain");
    }
  } finally {
    out.end();
    await once(out, "close");
  }
  const said = Number(answer.headers.get("content-length") ?? NaN);
  // What was compressed on the way has another length.
  if (!answer.headers.has("content-encoding") && Number.isFinite(said) && said !== size)
    throw new DownloadError(`${size} bytes came of ${said}: it was cut`);
  if (size === 0) throw new DownloadError("the answer is empty");
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
  return cause || (error instanceof Error ? error.message : String(error));
}
