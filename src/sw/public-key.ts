import { readKey, readString } from "~/client/read-answer";

/** Returns the key to subscribe with, in base64url, from the server's answer to `push.devices`; `undefined` if it tells none. */
export function parsePublicKey(answer: string): string | undefined {
  try {
    return readString(readKey(readKey(JSON.parse(answer), "result"), "data"), "publicKey");
  } catch {
    // It is no JSON.
    return undefined;
  }
}
