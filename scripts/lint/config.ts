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
    // `require` bypasses the boundaries.
    "typescript/no-require-imports": "error",
    "import/no-cycle": ["error", { ignoreTypes: false }],
    "react/jsx-no-constructed-context-values": "error",
    "react/no-array-index-key": "error",
    "vitest/consistent-test-it": ["error", { fn: "test", withinDescribe: "test" }],
    // The second argument of `expect` is its message.
    "vitest/valid-expect": ["error", { maxArgs: 2 }],

    // TypeScript knows the globals, and its JSX transform needs no React in scope.
    "no-restricted-globals": "off",
    "react/react-in-jsx-scope": "off",
    // It reports what the React Compiler skips, and there is none here.
    "react/incompatible-library": "off",
    // A name's length matches its scope; `_` marks private folders and unused names.
    "no-shadow": "off",
    "no-underscore-dangle": "off",
    // Awaiting in a loop is often intended.
    "no-await-in-loop": "off",
    // Style sheets, `server-only` and font rules are imported for their effect.
    "import/no-unassigned-import": "off",
    // postgres and zod export a default that has the named exports as members.
    "import/no-named-as-default": "off",
    "import/no-named-as-default-member": "off",
    // Arrays created in the same expression are sorted in place.
    "unicorn/no-array-sort": "off",
    "unicorn/no-array-reverse": "off",
    // BroadcastChannel takes no origin; the rule mistakes it for a window.
    "unicorn/require-post-message-target-origin": "off",
    // A function may be declared beside its only call.
    "unicorn/consistent-function-scoping": "off",
    // Functions of our own objects take no `this`.
    "typescript/unbound-method": "off",
    // Helpers contain expectations, and none of our modules is mocked.
    "vitest/expect-expect": "off",
    "vitest/require-mock-type-parameters": "off",
  },
  overrides: [
    ...boundaries.overrides,
    { files: tests.files, rules: { "max-lines": ["error", { max: 300 }] } },
    { files: tools.files, rules: { "no-console": "off", "node/no-process-env": "off" } },
    // The only reader of the environment, and the code that runs before it.
    { files: ["src/server/env.ts", "*.config.*"], rules: { "node/no-process-env": "off" } },
  ],
});

/** The linter's settings, as in `.oxlintrc.json`: on Node.js 20 the linter reads no settings written in TypeScript. */
export const lintConfig = { $schema: "./node_modules/oxlint/configuration_schema.json", ...config };
