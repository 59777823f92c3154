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

/** What an address answers. */
export interface Answer {
  readonly status: number;
  readonly statusText: string;
  /** A header's value, by its name in small letters. */
  header(name: string): string | undefined;
  readonly body: AsyncIterator<Uint8Array>;
}

/** A network and a clock, lent by whoever downloads. */
export interface Net {
  /** Asks an address; redirects are not followed. `cancel` ends the asking and the answer. */
  get(address: string): { readonly answer: Promise<Answer>; cancel(): void };
  /** Runs something after so many milliseconds; gives what takes it back. */
  after(milliseconds: number, run: () => void): () => void;
  /** Calls when the user does not want it any more. */
  readonly onCancel?: (run: () => void) => void;
}

/** A download that did not end well; the message is one sentence. */
export class DownloadError extends Error {}

/** The parts of an address that are looked at; core itself is compiled without platform types. */
interface Address {
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly href: string;
}
declare const URL: { new (address: string, base?: string): Address; canParse(address: string): boolean };

/**
 * Fetches an address piece by piece into `take`. Follows redirects on the same host only. Throws a DownloadError for every answer that is
 * no list: another host, a status, a web page, one that stalls, is cut, does not end or is too large.
 */
export async function download(
  address: string,
  net: Net,
  { stall, whole }: Patience,
  take: (piece: Uint8Array) => Promise<void> | void,
): Promise<void> {
  let cancel = (): void => undefined;
  let fail = (_: string): void => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = (reason) => {
      reject(new DownloadError(reason));
      cancel();
    };
  });
  // What nobody waits for any more is not an error.
  failed.catch(() => undefined);
  net.onCancel?.(() => fail("it was cancelled"));
  const over = net.after(whole, () => fail(`it did not end within ${whole / 1000} s`));
  const waiting = async <T>(what: Promise<T>): Promise<T> => {
    const stop = net.after(stall, () => fail(`nothing came for ${stall / 1000} s`));
    try {
      return await Promise.race([what, failed]);
    } finally {
      stop();
    }
  };
  try {
    const answer = await follow(address, async (next) => {
      const asked = net.get(next);
      cancel = () => asked.cancel();
      return waiting(asked.answer);
    });
    await pass(answer, waiting, take);
  } catch (error) {
    cancel();
    throw error instanceof DownloadError ? error : new DownloadError(reasonOf(error));
  } finally {
    over();
  }
}

async function follow(address: string, ask: (address: string) => Promise<Answer>): Promise<Answer> {
  if (!URL.canParse(address)) throw new DownloadError("it is not an address");
  const start = new URL(address);
  if (start.protocol !== "https:" && !isLoopback(start)) throw new DownloadError("lists are fetched by https alone");
  let url = start;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const answer = await ask(url.href);
    const to = answer.header("location");
    const { status, statusText } = answer;
    if (status < 300 || status > 399 || to === undefined) {
      if (status < 200 || status > 299) throw new DownloadError(`the answer is ${status} ${statusText}`.trim());
      return answer;
    }
    const next = new URL(to, url.href);
    if (next.host !== start.host || next.protocol !== start.protocol)
      throw new DownloadError(`it leads to another host, ${next.host}: name that one yourself if you trust it`);
    url = next;
  }
  throw new DownloadError(`it leads on more than ${mostRedirects} times`);
}

function isLoopback({ protocol, hostname }: Address): boolean {
  return protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}

async function pass(
  answer: Answer,
  waiting: <T>(what: Promise<T>) => Promise<T>,
  take: (piece: Uint8Array) => Promise<void> | void,
): Promise<void> {
  if (/^text\/html/i.test(answer.header("content-type") ?? ""))
    throw new DownloadError("the answer is a web page and no list");
  let size = 0;
  for (;;) {
    const next = await waiting(answer.body.next());
    if (next.done === true) break;
    const { value } = next;
    size += value.length;
    if (size > largest) throw new DownloadError(`it is larger than ${largest / 1024 / 1024} MB`);
    await take(value);
  }
  const said = answer.header("content-length");
  // What was compressed on the way has another length.
  if (said !== undefined && answer.header("content-encoding") === undefined && Number(said) !== size)
    throw new DownloadError(`${size} bytes came of ${said}: it was cut`);
  if (size === 0) throw new DownloadError("the answer is empty");
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error as { readonly cause?: unknown }).cause : undefined;
  const reason = cause instanceof Error && cause.message !== "" ? cause : error;
  return reason instanceof Error ? reason.message : String(reason);
}
