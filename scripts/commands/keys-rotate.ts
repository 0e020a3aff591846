import { rotateKeys } from "~/server/auth/keys/rotation";
import { runOperatorCommand } from "./operator-command";

await runOperatorCommand(async ({ auth, database, environment }) => {
  const { id, alg } = await rotateKeys({ auth, db: database.db, algorithm: environment.JWT_ALGORITHM });
  console.log(`Made the key ${id} (${alg ?? "EdDSA"}). Every instance signs with it within seconds.`);
  console.log("The keys before it go on verifying for as long as a token of theirs can live, and are then deleted.");
});
