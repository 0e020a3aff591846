/** `npm run sync:renew`, after a backup was restored: the copies that browsers keep are fetched anew. */
import { randomUUID } from "node:crypto";
import { runOperatorCommand } from "./operator-command";
import { renewGeneration } from "~/server/sync/generation";

await runOperatorCommand(async ({ database: { db } }) => {
  const renewed = await renewGeneration(db, randomUUID());
  console.log(`The browsers of ${renewed} people fetch their copies anew. What they have not sent yet is kept.`);
});
