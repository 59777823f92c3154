import { Dice, repeat, type Sample } from "./samples.js";

export const packageLock: Sample = {
  title: "package-lock.json (version 3)",
  uri: "package-lock.json",
  yardstick: "JSON.parse",
  limit: 0.6,
  generate(bytes) {
    const dice = new Dice(1);
    const head =
      '{\n  "name": "app",\n  "version": "1.0.0",\n  "lockfileVersion": 3,\n  "requires": true,\n  "packages": {\n    "": {\n      "name": "app",\n      "dependencies": {\n        "stream-parse-1": "^1.0.0"\n      }\n    }';
    const piece = (index: number): string => {
      const name = dice.name(index);
      const version = dice.version();
      const folder = index % 7 === 6 ? `node_modules/${dice.name(index - 1)}/` : "";
      const file = name.slice(name.indexOf("/") + 1);
      return (
        `,\n    "${folder}node_modules/${name}": {\n      "version": "${version}",\n` +
        `      "resolved": "https://registry.example/${name}/-/${file}-${version}.tgz",\n` +
        `      "integrity": "sha512-${dice.base64(86)}==",\n` +
        (index % 3 === 0 ? '      "dev": true,\n' : "") +
        (index % 2 === 0
          ? `      "dependencies": {\n        "${dice.name(index + 1)}": "^${dice.version()}",\n        "${dice.name(index + 9)}": "~${dice.version()}"\n      },\n`
          : "") +
        `      "license": "MIT",\n      "engines": {\n        "node": ">=${dice.below(20)}"\n      }\n    }`
      );
    };
    return repeat(bytes, head, piece, "\n  }\n}\n");
  },
};

export const packageLock1: Sample = {
  title: "package-lock.json (version 1)",
  uri: "package-lock.json",
  yardstick: "JSON.parse",
  limit: 0.6,
  generate(bytes) {
    const dice = new Dice(2);
    const piece = (index: number): string => {
      const name = dice.name(index);
      const version = dice.version();
      return (
        `${index > 0 ? "," : ""}\n    "${name}": {\n      "version": "${version}",\n` +
        `      "resolved": "https://registry.example/${name}/-/${name.slice(name.indexOf("/") + 1)}-${version}.tgz",\n` +
        `      "integrity": "sha512-${dice.base64(86)}==",\n` +
        (index % 3 === 0 ? '      "dev": true,\n' : "") +
        `      "requires": {\n        "${dice.name(index + 1)}": "^${dice.version()}"\n      }` +
        (index % 7 === 0
          ? `,\n      "dependencies": {\n        "${dice.name(index + 2)}": {\n          "version": "${dice.version()}"\n        }\n      }`
          : "") +
        "\n    }"
      );
    };
    return repeat(bytes, '{\n  "lockfileVersion": 1,\n  "dependencies": {', piece, "\n  }\n}\n");
  },
};

export const yarnLock1: Sample = {
  title: "yarn.lock (Yarn 1)",
  uri: "yarn.lock",
  yardstick: "regex over lines",
  limit: 0.9,
  generate(bytes) {
    const dice = new Dice(3);
    const piece = (index: number): string => {
      const name = dice.name(index);
      const version = dice.version();
      const quote = name.startsWith("@") ? '"' : "";
      return (
        `\n${quote}${name}@^${version}${quote}, ${quote}${name}@~${version}${quote}:\n  version "${version}"\n` +
        `  resolved "https://registry.example/${name}/-/${name.slice(name.indexOf("/") + 1)}-${version}.tgz#${dice.hex(40)}"\n` +
        `  integrity sha512-${dice.base64(86)}==\n` +
        (index % 2 === 0
          ? `  dependencies:\n    ${dice.name(index + 1).replace(/^@.*/, '"$&"')} "^${dice.version()}"\n    loose-envify "^1.1.0"\n`
          : "")
      );
    };
    return repeat(bytes, "# yarn lockfile v1\n\n", piece, "");
  },
};

export const yarnLockBerry: Sample = {
  title: "yarn.lock (berry)",
  uri: "yarn.lock",
  yardstick: "regex over lines",
  limit: 0.9,
  generate(bytes) {
    const dice = new Dice(4);
    const piece = (index: number): string => {
      const name = dice.name(index);
      const version = dice.version();
      return (
        `\n"${name}@npm:^${version}, ${name}@npm:~${version}":\n  version: ${version}\n  resolution: "${name}@npm:${version}"\n` +
        (index % 2 === 0
          ? `  dependencies:\n    "${dice.name(index + 1)}": ^${dice.version()}\n    loose-envify: ^1.1.0\n`
          : "") +
        `  checksum: ${dice.hex(128)}\n  languageName: node\n  linkType: hard\n`
      );
    };
    const head =
      '__metadata:\n  version: 6\n  cacheKey: 8\n\n"app@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "app@workspace:."\n  dependencies:\n    "stream-parse-1": ^1.0.0\n  linkType: soft\n';
    return repeat(bytes, head, piece, "");
  },
};

const pnpmHead = (version: string): string =>
  `lockfileVersion: '${version}'\n\nimporters:\n\n  .:\n    dependencies:\n      stream-parse-1:\n        specifier: ^1.0.0\n        version: 1.0.0\n\npackages:\n`;

export const pnpmLock9: Sample = {
  title: "pnpm-lock.yaml (version 9)",
  uri: "pnpm-lock.yaml",
  yardstick: "regex over lines",
  limit: 0.9,
  generate(bytes) {
    const dice = new Dice(5);
    const piece = (index: number): string => {
      const key = `${dice.name(index)}@${dice.version()}`;
      return (
        `\n  ${key.startsWith("@") ? `'${key}'` : key}:\n    resolution: {integrity: sha512-${dice.base64(86)}==}\n` +
        `    engines: {node: '>=${dice.below(20)}'}\n` +
        (index % 4 === 0 ? `    peerDependencies:\n      react: '*'\n` : "")
      );
    };
    const snapshots = new Dice(5);
    const snapshot = (index: number): string => {
      const key = `${snapshots.name(index)}@${snapshots.version()}`;
      return `\n  ${key.startsWith("@") ? `'${key}'` : key}:\n    dependencies:\n      loose-envify: 1.4.0\n`;
    };
    return repeat(bytes * 0.7, pnpmHead("9.0"), piece, "\nsnapshots:\n") + repeat(bytes * 0.3, "", snapshot, "");
  },
};

export const pnpmLock5: Sample = {
  title: "pnpm-lock.yaml (version 5)",
  uri: "pnpm-lock.yaml",
  yardstick: "regex over lines",
  limit: 0.9,
  generate(bytes) {
    const dice = new Dice(6);
    const piece = (index: number): string =>
      `\n  /${dice.name(index)}/${dice.version()}:\n    resolution: {integrity: sha512-${dice.base64(86)}==}\n` +
      `    engines: {node: '>=${dice.below(20)}'}\n` +
      (index % 2 === 0 ? "    dependencies:\n      loose-envify: 1.4.0\n      js-tokens: 4.0.0\n" : "") +
      `    dev: ${index % 3 === 0}\n`;
    return repeat(bytes, pnpmHead("5.4"), piece, "");
  },
};

/** Written by hand, and still quick when it is large. */
export const packageJson: Sample = {
  title: "package.json",
  uri: "package.json",
  yardstick: "JSON.parse",
  limit: 2,
  limitHeld: 4,
  generate(bytes) {
    const dice = new Dice(7);
    const piece = (index: number): string => `${index > 0 ? "," : ""}\n    "${dice.name(index)}": "^${dice.version()}"`;
    return repeat(bytes, '{\n  "name": "app",\n  "dependencies": {', piece, "\n  }\n}\n");
  },
};
