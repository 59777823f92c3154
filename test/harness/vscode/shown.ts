import type { Uri } from "./uri.js";
import type { Diagnostic, MarkdownString } from "./values.js";

export interface LanguageItem {
  readonly id: string;
  name?: string;
  text?: string;
  detail?: string;
  busy?: boolean;
  severity?: number;
  selector?: unknown;
  command?: { readonly title: string; readonly command: string };
  dispose(): void;
}

export interface StatusItem {
  readonly id: string;
  text?: string;
  tooltip?: string | MarkdownString;
  command?: string;
  accessibilityInformation?: { readonly label: string; readonly role?: string };
  isShown: boolean;
  show(): void;
  hide(): void;
  dispose(): void;
}

export interface ShownTree {
  readonly id: string;
  message?: string;
  description?: string;
  badge?: { readonly value: number; readonly tooltip: string };
  dispose(): void;
}

/** What the extension has asked VS Code to show or do. */
export interface Shown {
  readonly collections: Map<string, readonly Diagnostic[]>[];
  readonly languageItems: LanguageItem[];
  readonly statusItems: StatusItem[];
  readonly trees: ShownTree[];
  /** Kinds of registered providers. */
  readonly providers: string[];
  /** Commands that were run, with their arguments. */
  readonly commands: (readonly unknown[])[];
}

export function diagnosticCollection({ collections }: Shown) {
  const own = new Map<string, readonly Diagnostic[]>();
  collections.push(own);
  return {
    has: (uri: Uri) => own.has(uri.toString()),
    set: (uri: Uri, all: readonly Diagnostic[]) => void own.set(uri.toString(), all),
    delete: (uri: Uri) => void own.delete(uri.toString()),
    clear: () => own.clear(),
    dispose: () => own.clear(),
  };
}

export function languageStatusItem({ languageItems }: Shown, id: string): LanguageItem {
  const item: LanguageItem = { id, dispose: () => undefined };
  languageItems.push(item);
  return item;
}

export function statusBarItem({ statusItems }: Shown, id: string): StatusItem {
  const item: StatusItem = {
    id,
    isShown: false,
    show: () => (item.isShown = true),
    hide: () => (item.isShown = false),
    dispose: () => undefined,
  };
  statusItems.push(item);
  return item;
}

export function treeView({ trees }: Shown, id: string): ShownTree {
  const tree: ShownTree = { id, dispose: () => undefined };
  trees.push(tree);
  return tree;
}
