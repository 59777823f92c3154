/** The types of what commands install by name, in the order of the tables that read them. */
export const commandEcosystems: readonly string[] =
  "pypi npm jsr deno gem golang cargo nuget composer conda deb apk rpm alpm brew chocolatey winget".split(" ");
