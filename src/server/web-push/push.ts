import type { SessionLifetime } from "../auth/sessions/lifetime";
import type { DatabaseClient } from "../db/client";
import { createPushCipher, type PushCipher } from "./message";
import { createPushOutbox, type PushOutbox } from "./outbox";
import { createPushKeys } from "./push-key";

/** The outgoing push messages of this installation. */
export interface Push {
  pushOutbox: PushOutbox;
  /** Decrypts queued messages. */
  pushCipher: PushCipher;
}

interface PushOptions {
  db: DatabaseClient["db"];
  environment: { PUSH_SERVICES: readonly string[] };
  secrets: { version: number; value: string }[];
  lifetime: SessionLifetime;
}

export function createPush({ db, environment: { PUSH_SERVICES: services }, secrets, lifetime }: PushOptions): Push {
  const pushCipher = createPushCipher(secrets);
  const findKey = createPushKeys(db, secrets);
  return { pushCipher, pushOutbox: createPushOutbox({ services, findKey, cipher: pushCipher, lifetime }) };
}
