/** `npm run users:import -- --from <product> <file> [--apply]` */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { decodeExport } from "~/server/auth/import/file-text";
import { formatNames, isFormatName } from "~/server/auth/import/formats";
import { importUsers, type RowReport } from "~/server/auth/import/import-users";
import { runOperatorCommand } from "./operator-command";
import { StartupError } from "~/server/startup/startup-error";

const usage = `npm run users:import -- --from <${formatNames.join("|")}> <file> [--apply]`;

await runOperatorCommand(async ({ database }) => {
  const { from, file, apply } = readArguments();
  const bytes = await readFile(file).catch(() => {
    throw new StartupError(`${file} cannot be read.`);
  });
  const counts = { created: 0, completed: 0, unchanged: 0, refused: 0 };
  await importUsers(database.db, decodeExport(bytes), {
    from,
    apply,
    notice: console.log,
    report: (row) => {
      counts[row.outcome] += 1;
      console.log(sentence(row));
    },
  });
  const { created, completed, unchanged, refused } = counts;
  console.log(`\n${created} created, ${completed} completed, ${unchanged} here already, ${refused} refused.`);
  if (!apply) console.log("This was a dry run: nothing was stored. Add --apply to do it.");
  if (refused > 0) process.exitCode = 2;
});

function readArguments() {
  const options = { from: { type: "string" }, apply: { type: "boolean", default: false } } as const;
  const { values, positionals } = parse(options);
  const [file, ...others] = positionals;
  if (!isFormatName(values.from) || file === undefined || others.length > 0) throw new StartupError(usage);
  return { from: values.from, file, apply: values.apply };
}

function parse(options: { from: { type: "string" }; apply: { type: "boolean"; default: boolean } }) {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new StartupError(`${error instanceof Error ? error.message : "These options are not known."}\n${usage}`);
  }
}

function sentence({ row, email, outcome, notes }: RowReport): string {
  const place = `row ${row}`.padEnd(9);
  return `${place} ${outcome.padEnd(9)} ${email}${notes.length > 0 ? `${email === "" ? "" : "  "}(${notes.join("; ")})` : ""}`;
}
