import * as vscode from "vscode";
import { alignmentText } from "../core/screening/names/why.js";
import { screenKnown, type NameScreen, type ScreenHit } from "../core/screening/screenName.js";
import type { Services } from "./services.js";

interface HitItem extends vscode.QuickPickItem {
  readonly party?: string;
}

/** Asks for a name, `given` to begin with, and shows while it is typed which parties it may be. Picking one opens its page. */
export function screenName({ analyzer, partyView }: Services, given = ""): void {
  const knowledge = analyzer.knowledge();
  const screen = screenKnown(knowledge, new Date().toISOString().slice(0, 10));
  const pick = vscode.window.createQuickPick<HitItem>();
  pick.title = vscode.l10n.t("Screen a Name");
  pick.placeholder = vscode.l10n.t("Name of a company, in any spelling");
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.onDidChangeValue((value) => (pick.items = itemsFor(value, screen, knowledge.checkedUntil)));
  pick.onDidAccept(() => {
    const party = pick.selectedItems[0]?.party;
    if (party === undefined) return;
    pick.hide();
    void partyView.show(party);
  });
  pick.onDidHide(() => pick.dispose());
  pick.value = given;
  pick.items = itemsFor(given, screen, knowledge.checkedUntil);
  pick.show();
}

function itemsFor(value: string, screen: NameScreen, checkedUntil: string): HitItem[] {
  if (value.trim() === "") return [];
  const { hits, unclear } = screen(value);
  if (hits.length > 0) return hits.map(itemOf);
  return [
    {
      label:
        unclear === undefined
          ? vscode.l10n.t("Matches nothing that is known")
          : vscode.l10n.t("Could not be determined"),
      description: unclear ?? vscode.l10n.t("checked until {0}; this is not a clearance", checkedUntil),
      alwaysShow: true,
    },
  ];
}

const icons: Readonly<Record<ScreenHit["band"], string>> = {
  error: "error",
  warning: "warning",
  hint: "lightbulb",
  related: "type-hierarchy",
};

function itemOf({ party, name, list, score, band, why, comparison }: ScreenHit): HitItem {
  return {
    party,
    label: `$(${icons[band]}) ${name}`,
    description: [party, list].filter(Boolean).join(" · "),
    detail: `${bandTitles[band]()} ${score.toFixed(2)}: ${why} (${alignmentText(comparison)})`,
    alwaysShow: true,
  };
}

const bandTitles: Readonly<Record<ScreenHit["band"], () => string>> = {
  error: () => vscode.l10n.t("a recorded name"),
  warning: () => vscode.l10n.t("in all likelihood"),
  hint: () => vscode.l10n.t("perhaps"),
  related: () => vscode.l10n.t("related"),
};
