import { explainRefusal, showToken } from "~/server/auth/tokens/explain";
import { runOperatorCommand } from "./operator-command";
import { StartupError } from "~/server/startup/startup-error";

await runOperatorCommand(async ({ inspect }) => {
  const token = process.argv[2];
  if (token === undefined) throw new StartupError("Say which: npm run token:verify -- <token>");
  const shown = showToken(token);
  if (shown !== undefined) console.log(JSON.stringify(shown, null, 2));
  const { refusal } = await inspect(token);
  if (refusal === undefined) return console.log("\nThis installation accepts it.");
  process.exitCode = 1;
  console.log(`\nThis installation refuses it (${refusal}). ${explainRefusal(refusal)}`);
});
