// Fills a workspace with what an editor must bear: a 5 MB lockfile, 2,000 manifests, a bill of materials with 10,000 listed rows.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

export function fillLargeWorkspace(folder) {
  writeFileSync(path.join(folder, "package-lock.json"), lockfile(5 * 1024 * 1024));
  mkdirSync(path.join(folder, "hardware"));
  writeFileSync(path.join(folder, "hardware", "large-bom.csv"), billOfMaterials());
  const lines = Array.from({ length: 2_000 }, (_, at) => `library-${at}==1.${at}.0\n`);
  writeFileSync(path.join(folder, "requirements.txt"), `${lines.join("")}esdk-obs-python==3.24.3\n`);
  for (let at = 0; at < 2_000; at++) {
    const project = path.join(folder, "packages", `p${at % 50}`, `project-${at}`);
    mkdirSync(project, { recursive: true });
    writeFileSync(path.join(project, "package.json"), manifest(at));
  }
}

/** Rows of the bill of materials, each with a part of a listed party. */
const bomRows = 10_000;

function billOfMaterials() {
  const parts = [
    ["HiSilicon", "Hi3516EV200"],
    ["Quectel", "EG25-G"],
    ["Hikvision", "DS-2CD2043G2-I"],
    ["YMTC", "YMN09TC1B1HC3C"],
  ];
  const rows = Array.from({ length: bomRows }, (_, at) => `${at + 1},1,U${at},${parts[at % 4].join()},part ${at}`);
  return `Item,Qty,Designator,Manufacturer,Manufacturer Part Number,Description\n${rows.join("\n")}\n`;
}

function manifest(at) {
  const dependencies = Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [`library-${(at * 7 + n) % 900}`, `^${n}.0.1`]),
  );
  if (at % 100 === 0) dependencies["esdk-obs-nodejs"] = "^3.24.3";
  return `${JSON.stringify({ name: `project-${at}`, version: "1.0.0", dependencies }, undefined, 2)}\n`;
}

function lockfile(size) {
  const entries = ['    "": { "name": "large", "version": "1.0.0" }'];
  for (let length = 0, at = 0; length < size; at++) {
    const name = at % 4_000 === 17 ? `esdk-obs-nodejs` : `library-${at}`;
    const entry = `    "node_modules/${name}": {
      "version": "${at % 9}.${at % 13}.${at % 7}",
      "resolved": "https://registry.example/${name}/-/${name}-${at % 9}.tgz",
      "integrity": "sha512-${"Ab0".repeat(28)}${at}==",
      "license": "MIT",
      "dependencies": { "library-${at + 1}": "^1.0.0" },
      "engines": { "node": ">=18" }
    }`;
    length += entry.length + 2;
    entries.push(entry);
  }
  return `{\n  "name": "large",\n  "lockfileVersion": 3,\n  "packages": {\n${entries.join(",\n")}\n  }\n}\n`;
}
