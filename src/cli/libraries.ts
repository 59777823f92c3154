/** Libraries that the command line uses, a file of its own beside it (`dist/libraries.js`), so that it keeps to what a file may have. */
export * from "@noble/hashes/sha256";
export * from "@noble/hashes/utils";
export * from "fflate";
export { default } from "ignore";
