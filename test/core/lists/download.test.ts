import assert from "node:assert/strict";
import { download, type Answer, type Net } from "../../../src/core/lists/download.js";

/** A network without a wire and a clock that the test moves. */
class FakeNet implements Net {
  readonly asked: string[] = [];
  cancelled = 0;
  private readonly timers = new Map<object, { readonly at: number; readonly run: () => void }>();
  private now = 0;
  cancel = (): void => undefined;

  constructor(private readonly answers: (address: string) => Promise<Answer>) {}

  get(address: string): ReturnType<Net["get"]> {
    this.asked.push(address);
    return { answer: this.answers(address), cancel: () => void this.cancelled++ };
  }
  after(milliseconds: number, run: () => void): () => void {
    const key = {};
    this.timers.set(key, { at: this.now + milliseconds, run });
    return () => void this.timers.delete(key);
  }
  onCancel = (run: () => void): void => {
    this.cancel = run;
  };
  /** Lets what has been promised happen, then moves the clock. */
  async pass(milliseconds: number): Promise<void> {
    await settled();
    this.now += milliseconds;
    for (const [key, { at, run }] of this.timers) {
      if (at > this.now) continue;
      this.timers.delete(key);
      run();
    }
    await settled();
  }
  get waiting(): number {
    return this.timers.size;
  }
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

function answer(more: Partial<Answer> & { readonly headers?: Readonly<Record<string, string>> }, ...pieces: string[]) {
  const body = (async function* () {
    for (const piece of pieces) yield await Promise.resolve(new TextEncoder().encode(piece));
  })();
  const header = (name: string): string | undefined => more.headers?.[name];
  return Promise.resolve({ status: 200, statusText: "OK", header, body, ...more });
}

const patience = { stall: 100, whole: 1000 };
const address = "https://lists.example/un.xml";
const never = new Promise<never>(() => undefined);

async function fetched(net: FakeNet, from = address): Promise<string> {
  let text = "";
  await download(from, net, patience, (piece) => void (text += new TextDecoder().decode(piece)));
  return text;
}

describe("a download", () => {
  it("gives the pieces in their order, and leaves no clock running", async () => {
    const net = new FakeNet(() => answer({ headers: { "content-length": "4" } }, "ab", "cd"));
    assert.equal(await fetched(net), "abcd");
    assert.equal(net.waiting, 0);
  });
  it("follows redirects on the same host, also relative ones", async () => {
    const net = new FakeNet((to) =>
      to.endsWith("/b")
        ? answer({}, "x")
        : answer({ status: 302, statusText: "Found", headers: { location: to.endsWith("/a") ? "b" : "/a" } }),
    );
    assert.equal(await fetched(net), "x");
    assert.deepEqual(net.asked, [address, "https://lists.example/a", "https://lists.example/b"]);
  });
  it("that was compressed on the way may have another length than is said", async () => {
    const headers = { "content-length": "2", "content-encoding": "gzip" };
    assert.equal(await fetched(new FakeNet(() => answer({ headers }, "abcd"))), "abcd");
  });

  for (const [what, from, answers, said] of [
    ["no address", "lists", () => answer({}), /it is not an address/],
    ["no https", "http://lists.example/x", () => answer({}), /fetched by https alone/],
    ["a file's address", "file:///etc/passwd", () => answer({}), /fetched by https alone/],
    ["a status", address, () => answer({ status: 503, statusText: "Unavailable" }), /the answer is 503 Unavailable/],
    ["a redirect to nowhere", address, () => answer({ status: 304, statusText: "" }), /the answer is 304$/],
    [
      "another host",
      address,
      () => answer({ status: 301, headers: { location: "https://evil.example/un.xml" } }),
      /leads to another host, evil\.example: name that one yourself/,
    ],
    [
      "the same host without encryption",
      address,
      () => answer({ status: 301, headers: { location: "http://lists.example/un.xml" } }),
      /leads to another host/,
    ],
    ["a circle", address, () => answer({ status: 302, headers: { location: "/again" } }), /leads on more than 5 times/],
    [
      "a web page",
      address,
      () => answer({ headers: { "content-type": "text/html; charset=utf-8" } }, "<html>"),
      /a web page and no list/,
    ],
    ["nothing", address, () => answer({}), /the answer is empty/],
    ["less than is said", address, () => answer({ headers: { "content-length": "9" } }, "abcd"), /4 bytes came of 9/],
    [
      "an error",
      address,
      () => Promise.reject(new Error("fetch failed", { cause: new Error("unable to verify") })),
      /^DownloadError: unable to verify$|unable to verify/,
    ],
  ] as const)
    it(`that meets ${what} ends with a sentence`, async () => {
      const net = new FakeNet(answers);
      await assert.rejects(fetched(net, from), said);
      assert.equal(net.waiting, 0);
    });

  it("that is never answered ends, and takes its question back", async () => {
    const net = new FakeNet(() => never);
    const ending = assert.rejects(fetched(net), /nothing came for 0\.1 s/);
    await net.pass(100);
    await ending;
    assert.ok(net.cancelled > 0);
    assert.equal(net.waiting, 0);
  });
  it("that stalls in the middle ends", async () => {
    const body = { next: (): Promise<never> => never };
    const net = new FakeNet(() => answer({ body }));
    const ending = assert.rejects(fetched(net), /nothing came for/);
    await net.pass(100);
    await ending;
  });
  it("that never ends ends", async () => {
    let more: (() => void) | undefined;
    const body = {
      next: () =>
        new Promise<IteratorYieldResult<Uint8Array>>((resolve) => {
          more = () => resolve({ value: new Uint8Array(1), done: false });
        }),
    };
    const net = new FakeNet(() => answer({ body }));
    const ending = assert.rejects(fetched(net), /it did not end within 1 s/);
    for (let turn = 0; turn < 20; turn++) {
      await net.pass(60);
      more?.();
    }
    await ending;
    assert.ok(net.cancelled > 0);
  });
  it("that is larger than any list ends", async () => {
    const value = { byteLength: 0, length: 300 * 1024 * 1024 } as unknown as Uint8Array;
    const body = { next: () => Promise.resolve({ value, done: false } as const) };
    let taken = 0;
    const net = new FakeNet(() => answer({ body }));
    await assert.rejects(
      download(address, net, patience, () => void taken++),
      /it is larger than 512 MB/,
    );
    assert.equal(taken, 1);
  });
  it("that nobody wants any more ends", async () => {
    const net = new FakeNet(() => never);
    const ending = assert.rejects(fetched(net), /it was cancelled/);
    await settled();
    net.cancel();
    await ending;
    assert.ok(net.cancelled > 0);
  });
});
