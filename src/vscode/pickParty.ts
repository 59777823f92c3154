import * as vscode from "vscode";
import type { Services } from "./services.js";

/** Asks for a party by any of its names. Resolves to its id (with `free` to a name that is not known, too), or undefined when the user thinks better of it. */
export async function pickParty({ analyzer }: Services, question: string, free = false): Promise<string | undefined> {
  const parties = [...analyzer.knowledge().parties.values()].sort((a, b) => a.name.localeCompare(b.name));
  const items = parties.map(({ id, name, aliases, originalNames = [], brands = [] }) => ({
    id,
    label: name,
    description: [...originalNames, ...brands.map((brand) => brand.name)].slice(0, 4).join(", "),
    detail: aliases.slice(0, 6).join(", "),
  }));
  return free ? pickOrType(items, question) : (await vscode.window.showQuickPick(items, pickOptions(question)))?.id;
}

interface PartyItem extends vscode.QuickPickItem {
  readonly id: string;
}

function pickOptions(placeHolder: string): vscode.QuickPickOptions {
  return { placeHolder, matchOnDescription: true, matchOnDetail: true };
}

/** The same where a name that nobody knows is an answer too: it is the first choice while it is typed. */
function pickOrType(items: readonly PartyItem[], question: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const pick = vscode.window.createQuickPick<PartyItem>();
    pick.placeholder = question;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.items = items;
    pick.onDidChangeValue((value) => {
      const name = value.trim();
      const typed = {
        id: name,
        label: name,
        description: vscode.l10n.t("as a name that is not known"),
        alwaysShow: true,
      };
      pick.items = name.length < 3 ? items : [...items, typed];
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems[0]?.id);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
