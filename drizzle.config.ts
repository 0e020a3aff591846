import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "postgresql",
  schema: ["./src/server/auth/tables.ts", "./src/server/*/table.ts", "./src/features/*/table.ts"],
  out: "./drizzle",
  casing: "snake_case",
});
