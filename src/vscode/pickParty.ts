import * as vscode from "vscode";
import type { Services } from "./services.js";

/** Asks for a party by any of its names. Resolves to its id, or undefined when the user thinks better of it. */
export async function pickParty({ analyzer }: Services, question: string): Promise<string | undefined> {
  const parties = [...analyzer.knowledge().parties.values()].sort((a, b) => a.name.localeCompare(b.name));
  const items = parties.map(({ id, name, aliases, originalNames = [], brands = [] }) => ({
    id,
    label: name,
    description: [...originalNames, ...brands.map((brand) => brand.name)].slice(0, 4).join(", "),
    detail: aliases.slice(0, 6).join(", "),
  }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: question,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.id;
}
