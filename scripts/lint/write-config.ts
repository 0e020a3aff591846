import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { lintConfig } from "./config";

const origin = "// Written by npm run lint:config; change scripts/lint instead.";
writeFileSync(".oxlintrc.json", `${origin}\n${JSON.stringify(lintConfig)}`);
execFileSync("node_modules/.bin/oxfmt", [".oxlintrc.json"]);
