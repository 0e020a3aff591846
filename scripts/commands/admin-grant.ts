import { parseArgs } from "node:util";
import { changeRoleByEmail } from "~/server/auth/account/administrators";
import { runOperatorCommand } from "./operator-command";
import { StartupError } from "~/server/startup/startup-error";

const usage = "Say whose account it is: npm run admin:grant <email>, or npm run admin:grant -- --revoke <email>";

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { revoke: { type: "boolean" } }, allowPositionals: true });
    return { isRevoke: values.revoke === true, addresses: positionals };
  } catch {
    return { isRevoke: false, addresses: [] };
  }
}

await runOperatorCommand(async ({ database }) => {
  const { isRevoke, addresses } = readArguments();
  const [email] = addresses;
  if (email === undefined || addresses.length > 1) throw new StartupError(usage);
  const role = isRevoke ? "user" : "admin";
  switch (await changeRoleByEmail(database.db, { email, role })) {
    case "missing":
      throw new StartupError(`No account has the address ${email}. Nothing was changed. Sign up with it first.`);
    case "last_administrator":
      throw new StartupError(`${email} is the last administrator and stays one. Grant the role to another user first.`);
    case "unchanged":
      console.log(
        `${email} ${isRevoke ? "was no administrator" : "is an administrator already"}. Nothing was changed.`,
      );
      break;
    case "changed":
      console.log(`${email} is ${isRevoke ? "no administrator any more" : "an administrator now"}.`);
      console.log("Tokens with the old role are refused within a second. Users stay signed in.");
      if (!isRevoke) console.log("The pages are at /admin, and in the account menu after the next page is loaded.");
  }
});
