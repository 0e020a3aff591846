import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { z } from "zod";

/** What a notification shows and where it leads: nothing else leaves this server. */
const pushMessage = z.object({
  title: z.string(),
  body: z.string(),
  /** Notifications with the same tag replace each other. */
  tag: z.string(),
  /** A path of this origin. */
  path: z.string(),
  /** The task that it is about, which its buttons change. */
  task: z.string().optional(),
});
export type PushMessage = z.infer<typeof pushMessage>;

/** Encrypts messages that wait in the queue, so that the database alone does not reveal them. */
export interface PushCipher {
  encrypt: (message: PushMessage) => Promise<string>;
  /** Returns the message as JSON; `undefined` when it was encrypted with a secret that is no longer known. */
  decrypt: (encrypted: string) => Promise<string | undefined>;
}

/** @param secrets the installation's, newest first */
export function createPushCipher(secrets: { version: number; value: string }[]): PushCipher {
  const keys = new Map(secrets.map(({ version, value }) => [version, value]));
  const key = { keys, currentVersion: secrets[0]?.version ?? 0 };
  return {
    encrypt: (message) => symmetricEncrypt({ key, data: JSON.stringify(pushMessage.parse(message)) }),
    decrypt: (encrypted) => symmetricDecrypt({ key, data: encrypted }).catch(() => undefined),
  };
}
