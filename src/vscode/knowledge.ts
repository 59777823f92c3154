import * as vscode from "vscode";
import { readPack, type Inflate } from "../core/blacklist/pack.js";
import { knowledgeFile, knowledgeFrom, type ShippedKnowledge } from "../core/screening/shipped.js";

/**
 * What is known, from the file beside the bundle. The file system of VS Code reads it, since the extension may run where there
 * is no other: in a browser it comes from the server that the bundle came from.
 */
export async function readKnowledge(extension: vscode.Uri): Promise<ShippedKnowledge> {
  const uri = vscode.Uri.joinPath(extension, "dist", knowledgeFile);
  const bytes = await vscode.workspace.fs.readFile(uri).then(
    (read) => read,
    () => undefined,
  );
  const inflate = bytes && (await inflated(bytes).catch(() => null));
  return knowledgeFrom(bytes, uri.toString(true), inflate);
}

/** All parts, inflated by what Node.js and browsers have, which is several times as fast as a script and rests on another thread. */
async function inflated(bytes: Uint8Array): Promise<Inflate> {
  const texts = new Map<number, string>();
  for (const { deflated } of readPack(bytes)?.parts ?? []) {
    const stream = new Blob([new Uint8Array(deflated)]).stream().pipeThrough(new DecompressionStream("deflate"));
    texts.set(deflated.byteOffset, await new Response(stream).text());
  }
  return ({ deflated }) => texts.get(deflated.byteOffset) ?? "";
}
