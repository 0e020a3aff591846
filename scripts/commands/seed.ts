/** `npm run seed`, `npm run seed -- grace`: creates an account with a realistic week of tasks. The same command creates the same account again. */
import { parseArgs } from "node:util";
import { uuidv7 } from "uuidv7";
import { insertTasks } from "~/features/tasks/queries";
import { createPasswordHashing } from "~/server/auth/passwords/hashing";
import { readEnvironment } from "~/server/env";
import { runOperatorCommand } from "./operator-command";
import { StartupError } from "~/server/startup/startup-error";
import { insertAccount, removeAccounts, requireOwnMachine } from "./accounts";
import { sampleTasks } from "./sample-tasks";

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
  const userId = await insertAccount(db, { name: name[0]?.toUpperCase() + name.slice(1), email, passwordHash });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const rows = sampleTasks(zone).map(({ completed = false, ...task }) =>
    Object.assign(task, { id: uuidv7(), completed, completedAt: completed ? new Date().toISOString() : null }),
  );
  await insertTasks(db, { ownerId: userId, rows });
  console.log(`${email} has ${rows.length} tasks. The password is: ${password}`);
});
