import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import * as vscode from "vscode";
import { closeAll, file, open, pause, reports, write } from "./editor.js";
import { unList } from "./unList.js";

/** Needs a server, which only the Node extension host can run. */
describe("lists that are fetched", () => {
  const [parts, policy] = [file("hardware", "fetched-bom.csv"), file(".sanctionlint.yaml")];
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration("sanctionLint");
  const { Global } = vscode.ConfigurationTarget;
  let answer: RequestListener = (_, to) => to.end();
  let asked = 0;
  const server = createServer((from, to) => {
    asked++;
    answer(from, to);
  });
  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await settings().update("listAddresses", { un: `http://127.0.0.1:${port}/un.xml` }, Global);
    await write(parts, "Reference,Value,Manufacturer,MPN,Qty\nU1,X,Nordwind Marine Aaaawerk Company,NM-1,1\n");
    await write(policy, "version: 1\nofficialLists: cache\n");
    await open(parts);
  });
  after(async () => {
    await settings().update("listAddresses", undefined, Global);
    server.closeAllConnections();
    server.close();
    await closeAll();
    for (const uri of [parts, policy]) await vscode.workspace.fs.delete(uri);
  });
  const update = (): Thenable<unknown> => vscode.commands.executeCommand("sanctionLint.updateLists", ["un"], "accept");

  it("come from the address that the settings name, once they are asked for", async () => {
    await pause(500);
    if (asked > 0) throw new Error("something was fetched that nobody asked for");
    answer = (_, to) => to.end(unList("2026-09-01", 20));
    await update();
    if (asked !== 1) throw new Error(`asked ${asked} times`);
    await reports(parts, ["listed-component"]);
  });

  const bad: Readonly<Record<string, RequestListener>> = {
    "a web page": (_, to) => void to.setHeader("content-type", "text/html").end("<html>"),
    "an error": (_, to) => void to.writeHead(503).end(),
    "another host": (_, to) => void to.writeHead(302, { location: "http://localhost:1/un.xml" }).end(),
    "a circle": (_, to) => void to.writeHead(302, { location: "/again" }).end(),
    "a cut answer": (_, to) => {
      to.writeHead(200, { "content-length": "100000" }).write(unList("2026-09-02", 3));
      setTimeout(() => to.destroy(), 50);
    },
    "half a list": (_, to) => void to.end(unList("2026-09-02", 20).slice(0, 1500)),
    "another list": (_, to) =>
      void to.end(
        "<sdnList><sdnEntry><uid>1</uid><lastName>NORDWIND CO</lastName><sdnType>Entity</sdnType></sdnEntry></sdnList>",
      ),
  };
  for (const [what, listener] of Object.entries(bad)) {
    it(`stay where ${what} comes`, async () => {
      answer = listener;
      await update();
      await reports(parts, ["listed-component"]);
    });
  }
});
