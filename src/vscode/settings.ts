import * as vscode from "vscode";
import { defaultMaxFileSize } from "../core/audit/limits.js";

/** Section of all settings of the extension. */
export const section = "sanctionLint";

const megabyte = 1024 * 1024;

/** How this editor shows what the policy decides. Nothing here says what is wrong: that is the policy's business. */
export interface Settings {
  readonly enable: boolean;
  readonly run: "onType" | "onSave";
  /** Bytes in a file, UTF-16 units in an open document. */
  readonly maxFileSize: number;
  readonly hover: boolean;
  /** A line above a file that counts its findings and names the parties. */
  readonly codeLens: boolean;
  /** Party and list after the line of a finding. */
  readonly inlayHints: boolean;
  /** Whether a folder that is opened is audited without being asked; one for the window. */
  readonly auditOnOpen: boolean;
}

/** Settings that hold for a resource. */
export function settingsFor(uri: vscode.Uri | undefined): Settings {
  const read = vscode.workspace.getConfiguration(section, uri ?? null);
  return {
    enable: read.get("enable", true),
    run: read.get<string>("run") === "onSave" ? "onSave" : "onType",
    maxFileSize: Math.max(0, read.get("maxFileSize", defaultMaxFileSize / megabyte)) * megabyte,
    hover: read.get("hover.enable", true),
    codeLens: read.get("codeLens", false),
    inlayHints: read.get("inlayHints", false),
    auditOnOpen: read.get("auditOnOpen", true),
  };
}

/** The user's own policy, as JSON text. Settings of a workspace are read from their files, as the command line reads them. */
export function userPolicy(): string | undefined {
  const value = vscode.workspace.getConfiguration(section, null).inspect<object>("policy")?.globalValue;
  return value && Object.keys(value).length > 0 ? JSON.stringify(value) : undefined;
}

/** Addresses of official lists by their keys, where they are others than the authorities': a mirror's. Set for the machine, never by a workspace. */
export function listAddressesSetting(): Readonly<Record<string, string>> {
  const value: unknown = vscode.workspace.getConfiguration(section, null).get("listAddresses");
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, address]) => [key, String(address)]))
    : {};
}

/** The organisation's policy file, which is above everything in a workspace. Set for the machine, never by a workspace. */
export function organisationPolicy(): vscode.Uri | undefined {
  const path = vscode.workspace.getConfiguration(section, null).get<string>("organizationPolicy", "").trim();
  return path === "" ? undefined : vscode.Uri.file(path);
}
