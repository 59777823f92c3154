import * as vscode from "vscode";

/** Section of all settings of the extension. */
export const section = "sanctionLint";

/** How this editor shows what the policy decides. Nothing here says what is wrong: that is the policy's business. */
export interface Settings {
  readonly enable: boolean;
  readonly run: "onType" | "onSave";
  /** Bytes in a file, UTF-16 units in an open document. */
  readonly maxFileSize: number;
  readonly hover: boolean;
}

/** Settings that hold for a resource. */
export function settingsFor(uri: vscode.Uri | undefined): Settings {
  const read = vscode.workspace.getConfiguration(section, uri ?? null);
  return {
    enable: read.get("enable", true),
    run: read.get<string>("run") === "onSave" ? "onSave" : "onType",
    maxFileSize: Math.max(0, read.get("maxFileSize", 32)) * 1024 * 1024,
    hover: read.get("hover.enable", true),
  };
}

/** The setting `sanctionLint.policy` by where it is written, as JSON text, upper layer first. */
export function policySettings(uri: vscode.Uri | undefined): readonly { label: string; json: string }[] {
  const inspected = vscode.workspace.getConfiguration(section, uri ?? null).inspect<object>("policy");
  const layers = [
    { label: vscode.l10n.t("user settings"), value: inspected?.globalValue },
    // A folder somebody else wrote may not silence its own findings before it is trusted.
    ...(vscode.workspace.isTrusted
      ? [
          { label: vscode.l10n.t("workspace settings"), value: inspected?.workspaceValue },
          { label: vscode.l10n.t("folder settings"), value: inspected?.workspaceFolderValue },
        ]
      : []),
  ];
  return layers.flatMap(({ label, value }) =>
    value && Object.keys(value).length > 0 ? [{ label, json: JSON.stringify(value) }] : [],
  );
}
