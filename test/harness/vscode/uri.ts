/** As VS Code's: a path is kept as it is, and written with its unusual characters escaped. */
export class Uri {
  private constructor(
    readonly scheme: string,
    readonly authority: string,
    readonly path: string,
  ) {}

  static file(path: string): Uri {
    return new Uri("file", "", path);
  }

  static from({ scheme, authority = "", path = "" }: { scheme: string; authority?: string; path?: string }): Uri {
    return new Uri(scheme, authority, path);
  }

  static parse(text: string): Uri {
    const [, scheme = "", authority = "", path = ""] = /^([\w-]+):(?:\/\/([^/]*))?(.*)$/.exec(text) ?? [];
    return new Uri(scheme, authority, decodeURIComponent(path));
  }

  static joinPath(base: Uri, ...names: readonly string[]): Uri {
    const parts: string[] = [];
    for (const part of [base.path, ...names].join("/").split("/")) {
      if (part === "..") parts.pop();
      else if (part !== "" && part !== ".") parts.push(part);
    }
    return base.with({ path: `/${parts.join("/")}` });
  }

  with({ scheme = this.scheme, authority = this.authority, path = this.path }: Partial<Uri>): Uri {
    return new Uri(scheme, authority, path);
  }

  toString(): string {
    const hasAuthority = this.authority !== "" || this.scheme === "file";
    const path = this.path.split("/").map(encodeURIComponent).join("/");
    return `${this.scheme}:${hasAuthority ? `//${this.authority}` : ""}${path}`;
  }
}
