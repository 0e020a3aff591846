import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { patience } from "./src/testing/patience.ts";

// Forty-five minutes off the full hours, and on the other side of the date line, so that a forgotten time zone is noticed. The main
// process sets it, because threads share its clock.
process.env["TZ"] = "Pacific/Chatham";

export default defineConfig({
  resolve: { alias: { "~": fileURLToPath(new URL("./src", import.meta.url)) } },
  test: {
    include: ["src/**/*.test.ts", "src/**/*.test.tsx", "scripts/**/*.test.ts", "bench/**/*.test.ts"],
    globalSetup: ["./src/testing/global-setup.ts"],
    // Better Auth drops its origin check and its secret rules when it believes to be tested.
    env: { NODE_ENV: "production", TEST: "" },
    pool: "threads",
    maxWorkers: 2,
    // Files of one worker share its modules and its database; every test brings its own people.
    isolate: false,
    // The same each time; `npm run fuzz` and `npm run test:kill` do others, and more.
    provide: { fuzz: { seed: 1, runs: 8, minutes: 0 }, kills: { seed: 1, times: 2 } },
    testTimeout: patience.test,
    hookTimeout: patience.test,
    teardownTimeout: patience.test,
    expect: { poll: { timeout: patience.condition, interval: 20 } },
    // The type tests and what they import, without the pages, which need the types of their routes made first.
    typecheck: {
      enabled: true,
      checker: "tsc",
      include: ["src/**/*.test-d.ts"],
      tsconfig: "./src/testing/tsconfig.test-d.json",
    },
  },
});
