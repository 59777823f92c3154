import assert from "node:assert/strict";
import { linkStatements } from "../../../../src/core/formats/native/linkStatements.js";
import type { Lookup } from "../../../../src/core/model/lookup.js";
import { libraryStem } from "../../../../src/core/ecosystems/libraryNames.js";

const libraries = new Set(["hcnetsdk", "djisdk"]);
const packages = new Set(["npm ali-oss", "npm @huaweicloud/core", "pypi robomaster", "pypi aliyun-sdk"]);

/** Knows two libraries, a few packages and one group, and counts how often it is asked. */
function lookup(): Lookup & { asked: number } {
  const known = {
    asked: 0,
    knowsPackage(ecosystem: string, text: string, start: number, end: number): boolean {
      known.asked++;
      const name = text.slice(start, end);
      if (ecosystem === "golang") return name.startsWith("github.com/aliyun/sdk");
      return packages.has(`${ecosystem} ${ecosystem === "pypi" ? name.replace(/_/g, "-") : name}`);
    },
    knowsLibrary(text: string, start: number, end: number): boolean {
      known.asked++;
      return libraries.has(libraryStem(text.slice(start, end)));
    },
    knownGroup(text: string, start: number, end: number): number {
      known.asked++;
      const group = "com.huawei.hms";
      return text.slice(start, end).startsWith(`${group}.`) ? start + group.length : -1;
    },
    mayStart: () => true,
    mayBegin: () => true,
    knowsPlace: () => false,
    knowsName: () => false,
    knowsAuthor: () => false,
    knowsCpes: false,
  };
  return known;
}

/** What is linked, each as the characters that its span covers. */
function linked(path: string, text: string): string[] {
  return linkStatements(path, text, lookup()).map(({ of, value, start, end }) => {
    const covered = text.slice(start, end);
    return of === "group" ? `${of} ${value} in ${covered}` : `${of} ${covered}`;
  });
}

const found: readonly (readonly [path: string, text: string, names: readonly string[]])[] = [
  ["a.cpp", "#include <stdio.h>\n#include <HCNetSDK.h>\n", ["library HCNetSDK.h"]],
  ["a.h", '  #  include "sdk/inc/HCNetSDK.h" // camera\n', ["library HCNetSDK.h"]],
  ["a.cpp", '#pragma comment(lib, "..\\\\lib\\\\HCNetSDK.lib")\n', ["library HCNetSDK.lib"]],
  ["a.c", 'void *h = dlopen("./lib/libhcnetsdk.so.5", RTLD_NOW);\n', ["library libhcnetsdk.so.5"]],
  ["a.cpp", 'HMODULE h = LoadLibraryW(L"HCNetSDK.dll");\n', ["library HCNetSDK.dll"]],
  ["a.cpp", 'const char *n = "libhcnetsdk.so";\nvoid *h = dlopen(n, RTLD_NOW);\n', ["library libhcnetsdk.so"]],
  ["a.m", "#import <DJISDK/DJISDK.h>\n", ["library DJISDK.h"]],
  ["a.cs", '[DllImport(@"..\\bin\\HCNetSDK.dll")]\n', ["library HCNetSDK.dll"]],
  ["a.cs", 'const string L = "HCNetSDK.dll";\n[DllImport(L)]\n', ["library HCNetSDK.dll"]],
  ["A.java", 'static { System.loadLibrary("hcnetsdk"); }\n', ["library hcnetsdk"]],
  ["A.kt", 'interface S : Library\nval s = Native.load("hcnetsdk", S::class.java)\n', ["library hcnetsdk"]],
  ["A.java", 'X I = (X) Native.loadLibrary(Utils.nameOf("hcnetsdk"), X.class);\n', ["library hcnetsdk"]],
  ["a.py", 'sdk = ctypes.CDLL("./lib/libhcnetsdk.so")\n', ["library libhcnetsdk.so"]],
  ["a.py", 'import ctypes\np = os.path.join(d, "libhcnetsdk.so")\nctypes.CDLL(p)\n', ["library libhcnetsdk.so"]],
  [
    "a.go",
    'package a\n\n// #cgo LDFLAGS: -L./lib -lhcnetsdk -lm\n// #include "HCNetSDK.h"\nimport "C"\n',
    ["library hcnetsdk", "library HCNetSDK.h"],
  ],
  ["a.js", 'const lib = koffi.load("libhcnetsdk.so");\n', ["library libhcnetsdk.so"]],
  ["a.rs", '#[link(name = "hcnetsdk")]\nextern "C" {}\n', ["library hcnetsdk"]],
  ["build.rs", 'println!("cargo:rustc-link-lib=dylib=hcnetsdk");\n', ["library hcnetsdk"]],
  ["a.dart", "final l = DynamicLibrary.open('libhcnetsdk.so');\n", ["library libhcnetsdk.so"]],
  ["a.pas", "function Init: Boolean; stdcall; external 'HCNetSDK.dll';\n", ["library HCNetSDK.dll"]],
  ["a.swift", "import Foundation\nimport DJISDK\n", ["library DJISDK"]],
  ["CMakeLists.txt", "target_link_libraries(app\n  PRIVATE ${X}/libhcnetsdk.so pthread)\n", ["library libhcnetsdk.so"]],
  ["CMakeLists.txt", "find_library(HIK NAMES hcnetsdk HCNetSDK PATHS lib)\n", ["library hcnetsdk", "library HCNetSDK"]],
  ["Makefile", "LDFLAGS += -Llib -lhcnetsdk\n", ["library hcnetsdk"]],
  ["app.pro", 'win32:LIBS += "-L$$PWD/lib" -lHCNetSDK\n', ["library HCNetSDK"]],
  [
    "a.vcxproj",
    "<AdditionalDependencies>ws2_32.lib;HCNetSDK.lib;%(X)</AdditionalDependencies>",
    ["library HCNetSDK.lib"],
  ],
  ["Android.mk", "LOCAL_SHARED_LIBRARIES := liblog \\\n  libhcnetsdk\n", ["library libhcnetsdk"]],
  ["x.podspec", "s.vendored_frameworks = 'a/B.framework',\n  'a/DJISDK.framework'\n", ["library DJISDK.framework"]],
  ["BUILD.bazel", 'cc_binary(name = "a", linkopts = ["-lhcnetsdk"])\n', ["library hcnetsdk"]],
  ["Config.xcconfig", "OTHER_LDFLAGS = -framework DJISDK\n", ["library DJISDK"]],
  ["a.ts", 'import { A } from "@huaweicloud/core/v2";\nimport x from "./core";\n', ["npm @huaweicloud/core"]],
  [
    "a.js",
    "const OSS = require('ali-oss');\nexport * from 'ali-oss/lib';\nawait import('ali-oss');\n",
    ["npm ali-oss", "npm ali-oss", "npm ali-oss"],
  ],
  ["a.py", "import os, robomaster.robot as r\nfrom aliyun_sdk.core import x\n", ["pypi robomaster", "pypi aliyun_sdk"]],
  ["a.go", 'import (\n\t"fmt"\n\toss "github.com/aliyun/sdk/oss"\n)\n', ["golang github.com/aliyun/sdk/oss"]],
  [
    "A.java",
    "package a;\nimport com.huawei.hms.push.HmsMessaging;\n",
    ["group com.huawei.hms in com.huawei.hms.push.HmsMessaging"],
  ],
];

const nothing: readonly (readonly [what: string, path: string, text: string])[] = [
  ["a line comment", "a.cpp", "// #include <HCNetSDK.h>\n"],
  ["a block comment", "a.cpp", "/*\n#include <HCNetSDK.h>\n*/\n"],
  ["a string that is no argument", "a.cpp", 'puts("HCNetSDK.dll is missing");\n'],
  ["a file name where nothing is loaded", "a.cpp", 'puts("HCNetSDK.dll");\n'],
  ["a call in a string", "A.java", 'String s = "System.loadLibrary(\\"hcnetsdk\\")";\n'],
  ["a call in a comment", "A.java", '// System.loadLibrary("hcnetsdk")\n'],
  ["a commented call of Python", "a.py", '# ctypes.CDLL("libhcnetsdk.so")\n'],
  ["an import in a docstring", "a.py", '"""\nimport robomaster\n"""\n'],
  ["an import in a comment", "a.ts", '// import a from "ali-oss"\n/* require("ali-oss") */\n'],
  ["a relative import", "a.ts", 'import a from "./ali-oss";\nimport b from "../ali-oss";\n'],
  ["a longer name", "a.ts", 'import a from "ali-oss-extra";\n'],
  ["an identifier that ends so", "a.c", 'int mydlopen("hcnetsdk");\n'],
  [
    "a comment of CMake",
    "CMakeLists.txt",
    "# target_link_libraries(a hcnetsdk)\n#[[\ntarget_link_libraries(a hcnetsdk)\n]]\n",
  ],
  ["a comment of XML", "a.vcxproj", "<!-- <AdditionalDependencies>HCNetSDK.lib</AdditionalDependencies> -->"],
  ["a comment of a makefile", "Makefile", "# LDFLAGS += -lhcnetsdk\n"],
  ["an option that only begins so", "Makefile", "CFLAGS += -large-lhcnetsdk\n"],
  ["another kind of file", "notes.md", "#include <HCNetSDK.h>\n"],
];

describe("link statements", () => {
  for (const [path, text, names] of found)
    it(`${path}: ${text.trim().split("\n")[0] ?? ""}`, () => assert.deepEqual(linked(path, text), names));
  for (const [what, path, text] of nothing)
    it(`takes ${what} for none`, () => assert.deepEqual(linked(path, text), []));

  it("reads CRLF and a byte order mark", () => {
    assert.deepEqual(linked("a.cpp", "\ufeff#include <a.h>\r\n#include <HCNetSDK.h>\r\n"), ["library HCNetSDK.h"]);
  });

  it("stays linear in hostile text", () => {
    const many = 200_000;
    for (const [path, text] of [
      ["a.cpp", "#include <".repeat(many)],
      ["a.cpp", "dlopen(".repeat(many)],
      ["a.ts", "import(".repeat(many) + '"'],
      ["a.py", "import a,".repeat(many)],
      ["a.go", "import (\n".repeat(many)],
      ["CMakeLists.txt", "link_libraries(".repeat(many)],
      ["Makefile", "-l".repeat(many)],
      ["Makefile", "_LIBRARIES = \\\n".repeat(many)],
      ["x.podspec", "vendored_framework = a,\n".repeat(many)],
      ["a.cs", "DllImport(\n".repeat(many)],
    ] as const) {
      const known = lookup();
      assert.deepEqual(linkStatements(path, text, known), []);
      assert.ok(known.asked <= 4 * many, `${path}: ${known.asked}`);
    }
  });
});
