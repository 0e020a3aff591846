/** `npm run seed`, `npm run seed -- grace`: creates an account with a realistic week of tasks. The same command creates the same account again. */
import { parseArgs } from "node:util";
import { syncedProjects } from "~/features/projects/table";
import { syncedSections } from "~/features/sections/table";
import { syncedTasks } from "~/features/tasks/table";
import { createPasswordHashing } from "~/server/auth/passwords/hashing";
import { readEnvironment } from "~/server/env";
import { runOperatorCommand } from "./operator-command";
import { StartupError } from "~/server/startup/startup-error";
import { insertAccount, insertRows, removeAccounts, requireOwnMachine } from "./accounts";
import { sampleRows } from "./sample-tasks";

const password = "correct horse battery";
const usage = "Give one name, in letters: npm run seed -- grace";

function readArguments() {
  try {
    const options = { production: { type: "boolean" } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [name = "noor", ...more] = positionals;
    if (more.length > 0 || !/^\p{L}{1,40}$/u.test(name)) throw new StartupError(usage);
    return { name: name.toLowerCase(), isProduction: values.production === true };
  } catch {
    throw new StartupError(usage);
  }
}

await runOperatorCommand(async ({ database: { db } }) => {
  const { name, isProduction } = readArguments();
  if (!isProduction) requireOwnMachine(readEnvironment(), "With -- --production it gets the account all the same.");
  const email = `${name}@example.com`;
  const passwordHash = await createPasswordHashing(async () => undefined).hash(password);
  await removeAccounts(db, { email });
  const ownerId = await insertAccount(db, { name: name[0]?.toUpperCase() + name.slice(1), email, passwordHash });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const { projects, sections, tasks } = sampleRows(zone);
  await insertRows(db, syncedProjects, { ownerId, rows: projects });
  await insertRows(db, syncedSections, { ownerId, rows: sections });
  const completedAt = new Date().toISOString();
  const rows = tasks.map((task) => Object.assign(task, { completedAt: task.completed ? completedAt : null }));
  await insertRows(db, syncedTasks, { ownerId, rows });
  console.log(`${email} has ${rows.length} tasks. The password is: ${password}`);
});
