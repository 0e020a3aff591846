/** `npm run sync:renew`: makes browsers fetch their copies anew after a backup was restored. */
import { randomUUID } from "node:crypto";
import { runOperatorCommand } from "./operator-command";
import { renewGeneration } from "~/server/sync/generation";

await runOperatorCommand(async ({ database: { db } }) => {
  const renewed = await renewGeneration(db, randomUUID());
  console.log(`The browsers of ${renewed} users will fetch their copies anew. Their unsent changes are kept.`);
});
