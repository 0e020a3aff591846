import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../db/client";
import { pushKeys } from "./table";
import type { PushKey } from "./vapid";

type Secrets = { version: number; value: string }[];

const jwk = z.object({ kty: z.literal("EC"), crv: z.literal("P-256"), x: z.string(), y: z.string(), d: z.string() });

/**
 * Returns what finds the key of this installation, and makes it when there is none. It is read once per process.
 *
 * A key that no secret opens is replaced: the server does not start with a wrong secret, so its own was given up, and all sessions and their
 * subscriptions with it.
 * @param secrets the installation's, newest first
 */
export function createPushKeys(db: Pick<Database, "select" | "insert" | "update">, secrets: Secrets) {
  let known: Promise<PushKey> | undefined;
  const find = async (): Promise<PushKey> => {
    const stored = await read(db);
    const opened = stored && (await open(stored.privateKey, secrets));
    if (opened === undefined) return make(db, secrets, stored);
    // The secret that it was encrypted with may soon be left out of the configuration.
    const newest = secrets[0]?.version;
    if (stored?.privateKey.split("$")[2] !== String(newest)) {
      await db.update(pushKeys).set({ privateKey: await seal(opened, secrets) });
    }
    return toPushKey(opened);
  };
  return (): Promise<PushKey> =>
    (known ??= find().catch((error: unknown) => {
      known = undefined;
      throw error;
    }));
}

const read = async (db: Pick<Database, "select">) => (await db.select().from(pushKeys))[0];

/** Stores a new key in place of `replaced`, unless another instance was faster. */
async function make(
  db: Pick<Database, "select" | "insert" | "update">,
  secrets: Secrets,
  replaced: { publicKey: string } | undefined,
): Promise<PushKey> {
  const made = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const { publicKey } = toPushKey(made);
  const row = { publicKey, privateKey: await seal(made, secrets) };
  if (replaced === undefined) await db.insert(pushKeys).values(row).onConflictDoNothing();
  else await db.update(pushKeys).set(row).where(eq(pushKeys.publicKey, replaced.publicKey));
  const stored = await read(db);
  const opened = stored && (await open(stored.privateKey, secrets));
  if (opened === undefined) throw new Error("The key of push messages was not stored.");
  return toPushKey(opened);
}

function keysOf(secrets: Secrets) {
  const keys = new Map(secrets.map(({ version, value }) => [version, value]));
  return { keys, currentVersion: secrets[0]?.version ?? 0 };
}

const seal = (key: KeyObject, secrets: Secrets) =>
  symmetricEncrypt({ key: keysOf(secrets), data: JSON.stringify(key.export({ format: "jwk" })) });

async function open(encrypted: string, secrets: Secrets): Promise<KeyObject | undefined> {
  const text = await symmetricDecrypt({ key: keysOf(secrets), data: encrypted }).catch(() => undefined);
  return text === undefined ? undefined : createPrivateKey({ key: jwk.parse(JSON.parse(text)), format: "jwk" });
}

function toPushKey(privateKey: KeyObject): PushKey {
  const { x, y } = z
    .object({ x: z.string(), y: z.string() })
    .parse(createPublicKey(privateKey).export({ format: "jwk" }));
  const point = [Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")];
  return { publicKey: Buffer.concat(point).toString("base64url"), privateKey };
}
