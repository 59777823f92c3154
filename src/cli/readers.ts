/**
 * What reads and fetches lists, takes bytes apart, and reads the syntaxes that are asked for once a file: beside the command line
 * (`dist/readers.js`), so that it keeps to what a file may have.
 */
export * from "../core/documents/decode.js";
export * from "../core/lists/readers.js";
export * from "../core/syntax/cmake.js";
export * from "../core/syntax/devicetree.js";
export * from "../core/syntax/dockerfile.js";
export * from "../core/syntax/edn.js";
export * from "../core/syntax/hcl.js";
export * from "../core/syntax/markdownTable.js";
export * from "../core/syntax/sexpr.js";
export * from "../core/syntax/toml.js";
export * from "../core/syntax/webPage.js";
export * from "../core/syntax/xml.js";
export * from "../core/syntax/xmlScanner.js";
export * from "../core/syntax/yaml.js";
