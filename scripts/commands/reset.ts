/** `npm run reset -- --yes`: removes every account and all mail from the installation on this machine. One that serves others refuses. */
import { parseArgs } from "node:util";
import { readEnvironment } from "~/server/env";
import { mails } from "~/server/mail/table";
import { runOperatorCommand } from "./operator-command";
import { StartupError } from "~/server/startup/startup-error";
import { removeAccounts, requireOwnMachine } from "./accounts";

await runOperatorCommand(async ({ database: { db } }) => {
  requireOwnMachine(readEnvironment(), "It is not reset by this command, whatever is added to it.");
  const { values } = parseArgs({ options: { yes: { type: "boolean" } }, strict: false });
  if (values["yes"] !== true)
    throw new StartupError("This deletes all accounts and their data. Add -- --yes to confirm.");
  const count = await removeAccounts(db, "all");
  await db.delete(mails);
  console.log(
    `${count === 1 ? "1 account is" : `${count} accounts are`} removed, and all mail. Keys and the audit trail stay.`,
  );
});
