import type * as vscode from "vscode";
import { TextDocument } from "./document.js";
import { EventEmitter } from "./events.js";
import { Files } from "./files.js";
import { diagnosticCollection, languageStatusItem, statusBarItem, treeView, type Shown } from "./shown.js";
import { Uri } from "./uri.js";
import { type Diagnostic } from "./values.js";

export interface EditorOptions {
  /** By path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly folders?: readonly string[];
  readonly isTrusted?: boolean;
  /** The user's settings, and those of the workspace that VS Code puts above them, by their whole names. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly workspaceSettings?: Readonly<Record<string, unknown>>;
}

/** As much of VS Code as the extension's modules ask for: what they call is recorded, what happens in it is up to the test. */
export class Editor {
  readonly files: Files;
  readonly settings: Record<string, unknown>;
  readonly shown: Shown = {
    collections: [],
    languageItems: [],
    statusItems: [],
    trees: [],
    providers: [],
    commands: [],
  };
  isTrusted: boolean;
  private readonly documents: TextDocument[] = [];
  private readonly on = {
    open: new EventEmitter<TextDocument>(),
    change: new EventEmitter<{ document: TextDocument; contentChanges: readonly object[] }>(),
    save: new EventEmitter<TextDocument>(),
    close: new EventEmitter<TextDocument>(),
    configuration: new EventEmitter<{ affectsConfiguration(name: string): boolean }>(),
    trust: new EventEmitter<void>(),
    folders: new EventEmitter<void>(),
    active: new EventEmitter<void>(),
    focus: new EventEmitter<{ focused: boolean }>(),
  };
  private active: { readonly document: TextDocument } | undefined;

  constructor(private readonly options: EditorOptions = {}) {
    this.files = new Files(options.files ?? {});
    this.settings = { ...options.settings };
    this.isTrusted = options.isTrusted ?? true;
  }

  /** Shows a document in the active editor; its text is the file's, or one that is given. */
  open(name: string | Uri, text?: string): vscode.TextDocument {
    const uri = typeof name === "string" ? Uri.file(name) : name;
    const document = new TextDocument(uri, text ?? this.files.textOf(uri));
    this.documents.push(document);
    this.on.open.fire(document);
    this.show(document);
    return document as unknown as vscode.TextDocument;
  }

  show(document: TextDocument | vscode.TextDocument | undefined): void {
    this.active = document && { document: document as unknown as TextDocument };
    this.on.active.fire();
  }

  type(of: vscode.TextDocument, text: string): void {
    const document = of as unknown as TextDocument;
    document.become(text);
    this.on.change.fire({ document, contentChanges: [{}] });
  }

  save(of: vscode.TextDocument): void {
    const document = of as unknown as TextDocument;
    document.isDirty = false;
    this.files.write(document.uri, document.getText());
    this.on.save.fire(document);
  }

  close(of: vscode.TextDocument): void {
    const document = of as unknown as TextDocument;
    document.isClosed = true;
    this.documents.splice(this.documents.indexOf(document), 1);
    this.on.close.fire(document);
    if (this.active?.document === document) this.show(undefined);
  }

  set(name: string, value: unknown): void {
    this.settings[name] = value;
    this.on.configuration.fire({ affectsConfiguration: (asked) => name === asked || name.startsWith(`${asked}.`) });
  }

  trust(): void {
    this.isTrusted = true;
    this.on.trust.fire();
  }

  focus(): void {
    this.on.focus.fire({ focused: true });
  }

  /** What all collections hold of a file. */
  diagnosticsOf(path: string): readonly Diagnostic[] {
    const key = Uri.file(path).toString();
    return this.shown.collections.flatMap((collection) => collection.get(key) ?? []);
  }

  readonly workspace = ((editor: Editor) => ({
    get isTrusted() {
      return editor.isTrusted;
    },
    get textDocuments() {
      return editor.documents;
    },
    get workspaceFolders() {
      return editor.options.folders?.map((path) => ({ uri: uriOf(path) }));
    },
    get fs() {
      return editor.files.fs;
    },
    workspaceFile: undefined,
    getWorkspaceFolder: (uri: Uri) => {
      const all = (editor.options.folders ?? []).map(uriOf);
      const folder = all.find((one) => one.scheme === uri.scheme && `${uri.path}/`.startsWith(`${one.path}/`));
      return folder && { uri: folder };
    },
    getConfiguration: (section: string) => ({
      get: (name: string, usual?: unknown) => {
        const { workspaceSettings = {} } = editor.options;
        return workspaceSettings[`${section}.${name}`] ?? editor.settings[`${section}.${name}`] ?? usual;
      },
      inspect: (name: string) => ({ globalValue: editor.settings[`${section}.${name}`] }),
    }),
    createFileSystemWatcher: (glob: string) => editor.files.watch(glob),
    onDidOpenTextDocument: editor.on.open.event,
    onDidChangeTextDocument: editor.on.change.event,
    onDidSaveTextDocument: editor.on.save.event,
    onDidCloseTextDocument: editor.on.close.event,
    onDidChangeConfiguration: editor.on.configuration.event,
    onDidGrantWorkspaceTrust: editor.on.trust.event,
    onDidChangeWorkspaceFolders: editor.on.folders.event,
  }))(this);

  readonly window = ((editor: Editor) => ({
    get activeTextEditor() {
      return editor.active;
    },
    createStatusBarItem: (id: string) => statusBarItem(editor.shown, id),
    createTreeView: (id: string) => treeView(editor.shown, id),
    onDidChangeActiveTextEditor: editor.on.active.event,
    onDidChangeWindowState: editor.on.focus.event,
  }))(this);

  readonly languages = {
    createDiagnosticCollection: () => diagnosticCollection(this.shown),
    createLanguageStatusItem: (id: string) => languageStatusItem(this.shown, id),
    registerCodeLensProvider: () => this.registered("codeLens"),
    registerInlayHintsProvider: () => this.registered("inlayHints"),
  };

  readonly commands = {
    executeCommand: async (...command: readonly unknown[]): Promise<void> => void this.shown.commands.push(command),
  };

  private registered(kind: string): { dispose(): void } {
    this.shown.providers.push(kind);
    return { dispose: () => void this.shown.providers.splice(this.shown.providers.indexOf(kind), 1) };
  }
}

/** A folder is a path, or a whole URI where it lies on another file system. */
function uriOf(folder: string): Uri {
  return folder.startsWith("/") ? Uri.file(folder) : Uri.parse(folder);
}
