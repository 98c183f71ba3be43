import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const PURE_ROOMS = ["lib/domain/**", "lib/signing/**", "lib/documents/**"];

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "process.env is read in lib/server/env.ts only: settings are validated once, in one place.",
};
const noClock = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "Time is an argument here." },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Time is an argument here." },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: "Randomness is an argument here." },
];
const noOwnDoor = {
  selector: "ExpressionStatement[directive='use server']",
  message: "Server actions are made by defineAction in a …-actions.ts file, so that none is without the door's checks.",
};

export default defineConfig(
  { ignores: [".next/**", ".data/**", "lib/server/db/client/**", "next-env.d.ts", "public/**", "test-results/**", "playwright-report/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.ts", "**/*.tsx"],
    plugins: { "@typescript-eslint": tseslint.plugin },
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-ignore": true, "ts-expect-error": true, "ts-nocheck": true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/await-thenable": "error",
      "max-lines": ["error", { max: 300 }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 5],
      "prefer-const": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "no-debugger": "error",
    },
  },
  // Tables and describe blocks are long by nature.
  { files: ["tests/**"], rules: { "max-lines-per-function": "off", "max-params": "off" } },
  { files: ["app/**", "components/**", "lib/**", "proxy.ts"], ignores: ["lib/server/env.ts"], rules: { "no-restricted-syntax": ["error", noEnvironment] } },
  { files: PURE_ROOMS, rules: { "no-restricted-syntax": ["error", noEnvironment, ...noClock] } },
  { files: ["app/**", "components/**"], ignores: ["app/**/*actions.ts", "app/**/actions/**"], rules: { "no-restricted-syntax": ["error", noEnvironment, noOwnDoor] } },
);
