import type * as vscode from "vscode";
import { formats } from "../core/formats/index.js";

/** Selects the documents that some format may claim, by the registry's file names. */
export const supportedFiles: vscode.DocumentSelector = [
  ...new Set(formats.formats.flatMap(({ files }) => files.map((glob) => `**/${glob.replace(/^\*\*\//, "")}`))),
].map((pattern) => ({ pattern }));
