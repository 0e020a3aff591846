import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { z } from "zod";
import type { Content } from "./render";

/** In bytes. Plaintext is padded to a multiple, so that neither its length nor the time it takes reveals the message. */
const block = 8192;

const content = z.object({ subject: z.string(), text: z.string(), html: z.string() });

/** Encrypts the content of mail, so that the database alone does not reveal it. */
export interface MailCipher {
  encrypt: (content: Content) => Promise<string>;
  /** @throws {Error} when it was encrypted with a secret that is no longer known */
  decrypt: (encrypted: string) => Promise<Content>;
}

/**
 * Creates the cipher.
 * @param secrets the installation's, newest first: the newest encrypts, each of them decrypts
 */
export function createMailCipher(secrets: { version: number; value: string }[]): MailCipher {
  const key = {
    keys: new Map(secrets.map(({ version, value }) => [version, value])),
    currentVersion: secrets[0]?.version ?? 0,
  };
  return {
    encrypt: (content) => symmetricEncrypt({ key, data: padded(JSON.stringify(content)) }),
    decrypt: async (encrypted) => content.parse(JSON.parse(await symmetricDecrypt({ key, data: encrypted }))),
  };
}

/** Pads with white space, which means nothing after JSON. */
function padded(json: string): string {
  const bytes = Buffer.byteLength(json);
  return json + " ".repeat(Math.ceil(bytes / block) * block - bytes);
}
