import tseslint from "typescript-eslint";

export default tseslint.config(
  {
    ignores: [
      "dist/**",
      ".types/**",
      "out/**",
      "node_modules/**",
      "test/**/fixtures/**",
      "test/formats/*/**",
      "examples/**",
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a string union." },
        { selector: "ExportDefaultDeclaration", message: "Named exports only." },
      ],
      "no-control-regex": "off",
      // What is more branched is a reader's inner loop, and says so.
      complexity: ["error", 32],
    },
  },
  { files: ["*.config.mjs"], rules: { "no-restricted-syntax": "off" } },
);
