import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { connect, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { runCliBeside, runCliProcessBeside, type CliRun, type RunOptions } from "../harness/cli.js";
import { selfSigned } from "../harness/selfSigned.js";

let folder = "";

/** Runs the built command line beside a server of this process, with a cache of its own. */
function run(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<CliRun> {
  return runCliBeside(args, surroundings(more));
}

function surroundings(more: Readonly<Record<string, string>> = {}): RunOptions {
  const env = { ...withoutProxies(), SANCTIONLINT_CACHE: path.join(folder, "cache"), ...more };
  return { cwd: folder, env };
}

/** What is said of proxies on the machine that runs the tests is none of their business. */
function withoutProxies(): Readonly<Record<string, undefined>> {
  const proxies = Object.keys(process.env).filter((name) => /_proxy$/i.test(name));
  return Object.fromEntries(proxies.map((name) => [name, undefined]));
}

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

async function serving<T>(answer: RequestListener, use: (address: string, server: Server) => Promise<T>): Promise<T> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/list.xml`, server);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const un = (count: number, day = "2026-08-01"): string =>
  `<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="${day}T00:00:00Z"><ENTITIES>${Array.from(
    { length: count },
    (_, at) =>
      `<ENTITY><DATAID>${at}</DATAID><FIRST_NAME>NORDWIND MARINE ${"ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(at).repeat(4)}WERK COMPANY</FIRST_NAME><REFERENCE_NUMBER>N.${at}</REFERENCE_NUMBER></ENTITY>`,
  ).join("")}</ENTITIES></CONSOLIDATED_LIST>`;
const bom = "Reference,Value,Manufacturer,MPN,Qty\nU1,X,Nordwind Marine Aaaawerk Company,AB-1,1\n";

describe("sanctionlint lists", () => {
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "sanctionlint-lists-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const kept = (): string => readFileSync(path.join(folder, "cache", "official.lists"), "utf8");

  it("lets no change switch off the lists that its base's policy names", async () => {
    const git = (...args: string[]): Buffer =>
      execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.org", ...args], { cwd: folder });
    write("un.xml", un(20));
    await run(["lists", "import", "un.xml"]);
    write(".gitignore", "cache/\nun.xml\n");
    write(".sanctionlint.yaml", "version: 1\nofficialLists: cache\n");
    git("init", "-q");
    git("add", "-A");
    git("commit", "-q", "-m", "base");
    write(".sanctionlint.yaml", "version: 1\n");
    write("bom.csv", bom);
    const audit = ["audit", "--changed-since", "HEAD", "--format", "json", "--severity", "hint"];
    const found = ({ stdout }: CliRun): number =>
      (JSON.parse(stdout) as { findings: { file: string }[] }).findings.filter(({ file }) => file === "bom.csv").length;
    assert.equal(found(await run(audit)), 1);
    assert.equal(found(await run([...audit, "--accept-policy"])), 0);
  });

  it("imports a file, and an audit uses it only when it is told to", async () => {
    write("un.xml", un(20));
    write("bom.csv", bom);
    const imported = await run(["lists", "import", "un.xml"]);
    assert.equal(imported.code, 0, imported.stderr);
    assert.match(
      imported.stdout,
      /un: of 2026-08-01.*; 20 entries of 20 rows \(UN consolidated list, XML\), from un\.xml/,
    );
    assert.match(imported.stdout, /20 entries came: NORDWIND MARINE AAAAWERK COMPANY/);
    const without = await run(["audit", "bom.csv"]);
    assert.equal(without.code, 0);
    assert.match(without.stdout, /1 of 1 name matches nothing that is known/);
    const given = await run(["audit", "bom.csv", "--lists", "cache", "--fail-on", "warning", "--format", "json"]);
    assert.equal(given.code, 1, given.stderr);
    const report = JSON.parse(given.stdout) as { knowledge: string; findings: { party: string; list: string }[] };
    assert.deepEqual(
      report.findings.map(({ party, list }) => `${party} ${list}`),
      ["un/N.0 un"],
    );
    assert.match(report.knowledge, /\+lists\.[0-9a-f]{8}$/);
  }).timeout(60_000);

  it("the policy says which lists, and pins them by their hash: others are exit 2", async () => {
    write("un.xml", un(20));
    write("bom.csv", bom);
    await run(["lists", "import", "un.xml"]);
    const status = await run(["lists", "status", "--format", "json"]);
    const { hash } = JSON.parse(status.stdout) as { hash: string };
    write(".sanctionlint.yaml", `version: 1\nofficialLists: cache#${hash.slice(0, 16)}\n`);
    assert.equal((await run(["audit", "bom.csv", "--fail-on", "warning"])).code, 1);
    write("un.xml", un(21));
    await run(["lists", "import", "un.xml"]);
    const other = await run(["audit", "bom.csv"]);
    assert.equal(other.code, 2);
    assert.match(other.stderr, /the policy pins the imported lists with the hash [0-9a-f]{16}, and those here have /);
    write(".sanctionlint.yaml", "version: 1\nofficialLists: missing.lists\n");
    const missing = await run(["audit", "bom.csv"]);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /there are no imported lists at .*missing\.lists/);
  }).timeout(60_000);

  it("keeps the last good one whatever comes", async () => {
    write("un.xml", un(20));
    await run(["lists", "import", "un.xml"]);
    const good = kept();
    for (const [name, text, said] of [
      ["un.xml", un(20).slice(0, 900), /cut/],
      ["un.xml", "<!DOCTYPE html><html></html>", /a web page and no list/],
      ["un.xml", un(17), /un has 17 rows where it had 20: more than a tenth is gone/],
      ["un.xml", un(20, "2026-07-01"), /un is of 2026-07-01, and the one that is here of 2026-08-01/],
      ["ConList.csv", "Last Updated,1\nName 6,Group Type,Group ID\nX,Entity,1\n", /retired on 2026-01-28/],
    ] as const) {
      write(name, text);
      const { code, stderr } = await run(["lists", "import", name]);
      assert.equal(code, 2);
      assert.match(stderr, said);
      assert.equal(kept(), good);
    }
    write("bom.csv", bom.replaceAll("Aaaawerk", "Ttttwerk"));
    const accepted = await run(["lists", "import", write("un.xml", un(17)), "--accept", "--here"]);
    assert.match(accepted.stdout, /here, with --lists cache: 0 findings more, 1 fewer\n {2}− bom\.csv:2:\d+ warning /);
    assert.equal(accepted.code, 0, accepted.stderr);
    assert.match(accepted.stdout, /3 entries went: /);
    assert.ok(existsSync(path.join(folder, "cache", "official.lists.last")));
  }).timeout(60_000);

  it("updates from an address that is named", async () => {
    await serving(
      (_, answer) => answer.setHeader("content-type", "text/xml").end(un(20)),
      async (address) => {
        const { code, stdout, stderr } = await run(["lists", "update", "--from", `un=${address}`]);
        assert.equal(code, 0, stderr);
        assert.match(stdout, /un: of 2026-08-01/);
      },
    );
  }).timeout(60_000);

  const bad: Readonly<Record<string, readonly [RequestListener, RegExp]>> = {
    "a web page": [
      (_, answer) => void answer.setHeader("content-type", "text/html").end("<html>"),
      /a web page and no list/,
    ],
    "an error": [(_, answer) => void answer.writeHead(503).end(), /the answer is 503/],
    "another host": [
      (_, answer) => void answer.writeHead(302, { location: "http://localhost:1/list.xml" }).end(),
      /it leads to another host, localhost:1/,
    ],
    "a circle": [
      (_, answer) => void answer.writeHead(302, { location: "/again" }).end(),
      /it leads on more than 5 times/,
    ],
    "a stall": [(_, answer) => void answer.write("<CONSOLIDATED_LIST>"), /nothing came for 1 s/],
    "nothing at all": [() => undefined, /nothing came for 1 s/],
    "an answer that does not end": [
      (_, answer) => {
        const timer = setInterval(() => answer.write("<ENTITY>"), 50);
        answer.on("close", () => clearInterval(timer));
      },
      /it did not end within 10 s/,
    ],
    "a cut answer": [
      (_, answer) => {
        answer.writeHead(200, { "content-length": "100000" }).write(un(3));
        setTimeout(() => answer.destroy(), 50);
      },
      /terminated|cut|closed|aborted/i,
    ],
    "another list": [
      (_, answer) =>
        void answer.end(
          "<sdnList><sdnEntry><uid>1</uid><lastName>NORDWIND CO</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>",
        ),
      /it is another list, OFAC, XML/,
    ],
  };
  for (const [what, [answer, said]] of Object.entries(bad)) {
    it(`an update that meets ${what} says so and changes nothing`, async () => {
      write("un.xml", un(20));
      await run(["lists", "import", "un.xml"]);
      const good = kept();
      await serving(answer, async (address) => {
        const { code, stderr } = await run(["lists", "update", "--from", `un=${address}`, "--timeout", "1"]);
        assert.equal(code, 2);
        assert.match(stderr, said);
        assert.match(stderr, /what is here stays/);
      });
      assert.equal(kept(), good);
    }).timeout(60_000);
  }

  it("reads lists that are gzipped, and refuses one that was cut", async () => {
    writeFileSync(path.join(folder, "un.xml.gz"), gzipSync(un(20)));
    const { code, stdout, stderr } = await run(["lists", "import", "un.xml.gz"]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /un: of 2026-08-01.*20 entries of 20 rows/);
    const good = kept();
    writeFileSync(path.join(folder, "un.xml.gz"), gzipSync(un(20)).subarray(0, -3));
    const cut = await run(["lists", "import", "un.xml.gz"]);
    assert.equal(cut.code, 2);
    assert.match(cut.stderr, /un\.xml\.gz: the gzip file was cut or damaged/);
    assert.equal(kept(), good);
  }).timeout(60_000);

  it("updates through the proxy that the environment names, trusting the certificates that it names", async () => {
    const own = selfSigned();
    write("own.pem", own.cert);
    const server = createSecureServer(own, (_, answer) => answer.end(un(20)));
    const asked: string[] = [];
    const proxy = createServer().on("connect", ({ url = "", headers }: IncomingMessage, client: Socket) => {
      asked.push(`${url} ${headers["proxy-authorization"] ?? ""}`);
      if (!headers["proxy-authorization"]) return client.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      // Whatever host is named, this machine's server answers.
      const way = connect((server.address() as AddressInfo).port, "127.0.0.1", () => {
        client.write("HTTP/1.1 200 Connection established\r\n\r\n");
        client.pipe(way).pipe(client);
      });
      way.on("error", () => client.destroy());
      client.on("error", () => way.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const { port } = proxy.address() as AddressInfo;
    const update = ["lists", "update", "--from", "un=https://localhost/un.xml", "--timeout", "5"];
    const through = { HTTPS_PROXY: `http://ada:p%40ss@127.0.0.1:${port}` };
    try {
      // Node reads that variable when a process begins.
      const trusting = surroundings({ ...through, NODE_EXTRA_CA_CERTS: path.join(folder, "own.pem") });
      const trusted = await runCliProcessBeside(update, trusting);
      assert.equal(trusted.code, 0, trusted.stderr);
      assert.match(trusted.stdout, /un: of 2026-08-01/);
      assert.deepEqual(asked, [`localhost:443 Basic ${Buffer.from("ada:p@ss").toString("base64")}`]);
      const untrusted = await run(update, through);
      assert.equal(untrusted.code, 2);
      assert.match(untrusted.stderr, /self.signed certificate/);
      const refused = await run(update, { HTTPS_PROXY: `127.0.0.1:${port}` });
      assert.match(refused.stderr, /the proxy 127\.0\.0\.1:\d+ answers 407 Proxy Authentication Required/);
      const before = asked.length;
      const direct = await run(update, { ...through, NO_PROXY: "localhost" });
      assert.match(direct.stderr, /what is here stays/);
      assert.equal(asked.length, before);
    } finally {
      server.closeAllConnections();
      server.close();
      proxy.closeAllConnections();
      proxy.close();
    }
  }).timeout(60_000);

  it("says what is wrong with what it was given", async () => {
    for (const [args, said] of [
      [["lists", "status"], /there are no imported lists at .*: import them with sanctionlint lists import FILE/],
      [["lists", "import"], /lists import takes files/],
      [["lists", "import", "nothing.csv"], /nothing\.csv cannot be read/],
      [["lists", "update", "xx"], /no list is called "xx"; there are csl, eu/],
      [["lists", "update", "--from", "eu"], /--from takes KEY=ADDRESS/],
      [["lists", "update", "--from", "eu=ftp://lists.example/eu.xml"], /fetched by https alone/],
    ] as const) {
      const { code, stderr } = await run(args);
      assert.equal(code, 2);
      assert.match(stderr, said);
    }
  }).timeout(60_000);
});
