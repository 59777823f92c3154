/** Libraries that the command line uses, a file of its own beside it (`dist/libraries.js`), so that it keeps to what a file may have. */
export { sha256 } from "@noble/hashes/sha256";
export { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";
export { Gunzip, Inflate } from "fflate";
export { default } from "ignore";
