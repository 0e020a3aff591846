import { parseArgs } from "node:util";
import { abandonUnreadable } from "~/server/auth/secret/abandon";
import { findUnreadable, type Unreadable } from "~/server/auth/secret/unreadable";
import { withDatabaseTime } from "~/server/db/pool/deadline";
import { runOperatorCommand } from "./operator-command";

const { values } = parseArgs({ options: { apply: { type: "boolean" } } });
const apply = values.apply === true;

const counted = (count: number, one: string, many: string) =>
  count === 0 ? [] : [`  ${count} ${count === 1 ? one : many}`];

const describeLosses = ({ keys, secondFactors, mails, linkedAccounts }: Unreadable) => [
  ...counted(
    keys.length,
    "signing key: the next start makes a new one",
    "signing keys: the next start makes a new one",
  ),
  ...counted(secondFactors.length, "authenticator with its backup codes", "authenticators with their backup codes"),
  ...counted(mails.length, "mail that waits to be sent", "mails that wait to be sent"),
  ...counted(linkedAccounts.length, "token of a linked account", "tokens of linked accounts"),
];

await runOperatorCommand(
  async ({ auth, database, outbox, onSessionEnd }) => {
    const { secretConfig } = await auth.$context;
    await withDatabaseTime({ milliseconds: 600_000 }, async () => {
      const unreadable = await findUnreadable(database.db, secretConfig);
      if (Object.values(unreadable).every((ids: string[]) => ids.length === 0)) {
        return console.log("The secret opens everything in this database. Nothing has to be given up.");
      }
      console.log("The secret does not open this, and it cannot be brought back without the old one:");
      for (const line of describeLosses(unreadable)) console.log(line);
      if (!apply) {
        console.log(
          "\nStarting over removes it, and ends all sessions. Who loses an authenticator is told by mail and signs in with the",
        );
        console.log("password alone until they set up a new one; passkeys stay. Accounts, passwords and tasks stay.");
        return console.log("This was a dry run: nothing was changed. Stop every instance, then add --apply to do it.");
      }
      const { sessions } = await abandonUnreadable({ db: database.db, outbox, onSessionEnd }, unreadable);
      console.log(
        `\nIt is removed, and ${sessions} ${sessions === 1 ? "session has" : "sessions have"} ended. Start Keel again.`,
      );
    });
  },
  { isSecretLost: true, keepsSecret: apply },
);
