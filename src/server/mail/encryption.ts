import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { z } from "zod";
import type { Content } from "./render";

/** In bytes. What is sealed fills a whole number of these, so that neither its length nor the time it takes tells what it is. */
const block = 8192;

const content = z.object({ subject: z.string(), text: z.string(), html: z.string() });

/** Keeps what mail says from whoever only sees the database. */
export interface MailCipher {
  encrypt: (content: Content) => Promise<string>;
  /** @throws {Error} when it was sealed with a secret that is no longer known */
  decrypt: (sealed: string) => Promise<Content>;
}

/** @param secrets the installation's, newest first; the newest one seals, every one opens */
export function createMailCipher(secrets: { version: number; value: string }[]): MailCipher {
  const key = {
    keys: new Map(secrets.map(({ version, value }) => [version, value])),
    currentVersion: secrets[0]?.version ?? 0,
  };
  return {
    encrypt: (content) => symmetricEncrypt({ key, data: padded(JSON.stringify(content)) }),
    decrypt: async (sealed) => content.parse(JSON.parse(await symmetricDecrypt({ key, data: sealed }))),
  };
}

/** White space after JSON means nothing. */
function padded(json: string): string {
  const bytes = Buffer.byteLength(json);
  return json + " ".repeat(Math.ceil(bytes / block) * block - bytes);
}
