// Imported before any module of the extension: what it asks for as `vscode` is the editor of the test that is running.
import Module from "node:module";
import { Editor, type EditorOptions } from "./editor.js";
import { Disposable, EventEmitter } from "./events.js";
import { Uri } from "./uri.js";
import * as values from "./values.js";

let running = new Editor();

/** Another window of VS Code, which the extension's modules find from now on. */
export function openEditor(options: EditorOptions = {}): Editor {
  return (running = new Editor(options));
}

/** Texts as they are written in the code. */
const l10n = {
  t: (text: string, ...given: readonly unknown[]) => text.replace(/\{(\d+)\}/g, (_, at: string) => String(given[+at])),
};

const { numbers, ...classes } = values;
const fake = {
  ...classes,
  ...numbers,
  Disposable,
  EventEmitter,
  Uri,
  l10n,
  get workspace() {
    return running.workspace;
  },
  get window() {
    return running.window;
  },
  get languages() {
    return running.languages;
  },
  get commands() {
    return running.commands;
  },
};

const loader = Module as unknown as { _load(request: string, ...more: readonly unknown[]): unknown };
const load = loader._load;
loader._load = (request, ...more) => (request === "vscode" ? fake : load.call(loader, request, ...more));
