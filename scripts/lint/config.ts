import { defineConfig } from "oxlint";
import { boundaries, tests, tools } from "./boundaries";

const config = defineConfig({
  plugins: ["typescript", "unicorn", "import", "react", "jsx-a11y", "nextjs", "promise", "vitest", "oxc", "node"],
  options: { typeAware: true },
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  ignorePatterns: [".next", "docs/clients", ".build", "drizzle", "next-env.d.ts"],
  rules: {
    ...boundaries.rule,
    "max-lines": ["error", { max: 200, skipBlankLines: false, skipComments: false }],
    "no-console": "error",
    "node/no-process-env": "error",
    eqeqeq: ["error", "smart"],

    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/consistent-type-assertions": ["error", { assertionStyle: "never" }],
    "typescript/no-unsafe-type-assertion": "error",
    "typescript/no-floating-promises": "error",
    // React does not wait for what an event handler returns.
    "typescript/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
    "typescript/consistent-type-imports": "error",
    // A module that is required is not held against the boundaries.
    "typescript/no-require-imports": "error",
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "react/jsx-no-constructed-context-values": "error",
    "react/no-array-index-key": "error",
    "vitest/consistent-test-it": ["error", { fn: "test", withinDescribe: "test" }],
    // The second argument of `expect` says what was looked at.
    "vitest/valid-expect": ["error", { maxArgs: 2 }],

    // TypeScript knows which globals there are, and its JSX transform needs no React in scope.
    "no-restricted-globals": "off",
    "react/react-in-jsx-scope": "off",
    // It names what the React Compiler leaves alone, and there is none here.
    "react/incompatible-library": "off",
    // A name is as long as its scope is large; `_` opens private folders and names what is not used.
    "no-shadow": "off",
    "no-underscore-dangle": "off",
    // One after the other is often what is meant.
    "no-await-in-loop": "off",
    // Style sheets, `server-only` and the rules of fonts are imported for their effect.
    "import/no-unassigned-import": "off",
    // postgres and zod export a default that has the named exports as members.
    "import/no-named-as-default": "off",
    "import/no-named-as-default-member": "off",
    // Arrays made in the same expression are sorted in place.
    "unicorn/no-array-sort": "off",
    "unicorn/no-array-reverse": "off",
    // Channels between tabs take no origin; the rule takes them for windows, and no message goes to one of those.
    "unicorn/require-post-message-target-origin": "off",
    // A function stands beside the only place that calls it.
    "unicorn/consistent-function-scoping": "off",
    // Functions of our own objects take no `this`.
    "typescript/unbound-method": "off",
    // Helpers hold expectations, and nothing of ours is mocked.
    "vitest/expect-expect": "off",
    "vitest/require-mock-type-parameters": "off",
  },
  overrides: [
    ...boundaries.overrides,
    { files: tests.files, rules: { "max-lines": ["error", { max: 300 }] } },
    { files: tools.files, rules: { "no-console": "off", "node/no-process-env": "off" } },
    // The one reader of the environment, and what runs before it.
    { files: ["src/server/env.ts", "*.config.*"], rules: { "node/no-process-env": "off" } },
  ],
});

/** The linter's settings, as `.oxlintrc.json` holds them: on Node.js 20 the linter reads no settings written in TypeScript. */
export const lintConfig = { $schema: "./node_modules/oxlint/configuration_schema.json", ...config };
