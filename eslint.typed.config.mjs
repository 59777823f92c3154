import tseslint from "typescript-eslint";
import plain from "./eslint.config.mjs";

/**
 * What only the types tell, for the product's own code: `npm run lint:typed`. It takes as long as the rest of the checks together,
 * so that `npm test` leaves it to CI.
 */
export default tseslint.config(
  ...plain,
  { ignores: ["test/**", "scripts/**", "*.mjs", "action/**"] },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ["src/**/*.ts"] })),
  {
    files: ["src/**/*.ts"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", ignoreRestSiblings: true, varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  // A bundle is run as extension hosts run an extension.
  { files: ["src/vscode/bundles/bundleFrom.ts"], rules: { "@typescript-eslint/no-implied-eval": "off" } },
);
