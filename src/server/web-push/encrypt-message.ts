import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from "node:crypto";

/** The keys of a browser, in base64url: its public key, and the secret that it shares with this server. */
export interface BrowserKeys {
  p256dh: string;
  auth: string;
}

/** The most bytes that a message may have. The rest of a record of 4096 bytes is for keys, padding and the tag (RFC 8291 §4). */
export const maxMessageLength = 3000;

const curve = "prime256v1";
const recordLength = 4096;
/** Marks the end of the last record; what follows is padding (RFC 8188 §2). */
const lastRecord = 2;

/**
 * Encrypts a message such that only the browser reads it (RFC 8291), in one record padded to the same length whatever the message.
 * @param random the sender's key and the salt, which are given only to check against known values
 * @returns the body of the request
 * @throws {RangeError} when the message has more than {@link maxMessageLength} bytes
 */
export function encryptMessage(
  message: string | Buffer,
  { p256dh, auth }: BrowserKeys,
  random: { sender: ECDH; salt: Buffer; length?: number } = { sender: newSender(), salt: randomBytes(16) },
): Buffer {
  const { sender, salt, length = maxMessageLength } = random;
  const content = Buffer.from(message);
  if (content.byteLength > length) throw new RangeError("The message is too long to be pushed.");
  const browserKey = Buffer.from(p256dh, "base64url");
  const senderKey = sender.getPublicKey();
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), browserKey, senderKey]);
  const secret = derive(sender.computeSecret(browserKey), { salt: Buffer.from(auth, "base64url"), info, length: 32 });
  const key = derive(secret, { salt, info: "Content-Encoding: aes128gcm\0", length: 16 });
  const nonce = derive(secret, { salt, info: "Content-Encoding: nonce\0", length: 12 });
  const padding = Buffer.alloc(length - content.byteLength);
  const cipher = createCipheriv("aes-128-gcm", key, nonce);
  const record = [cipher.update(Buffer.concat([content, Buffer.of(lastRecord), padding])), cipher.final()];
  const sizes = Buffer.alloc(5);
  sizes.writeUInt32BE(recordLength);
  sizes.writeUInt8(senderKey.byteLength, 4);
  return Buffer.concat([salt, sizes, senderKey, ...record, cipher.getAuthTag()]);
}

/** Returns whether a browser may have these keys: a point on P-256, and 16 bytes. */
export function areBrowserKeys({ p256dh, auth }: BrowserKeys): boolean {
  const point = Buffer.from(p256dh, "base64url");
  if (point.byteLength !== 65 || point.toString("base64url") !== p256dh) return false;
  const secret = Buffer.from(auth, "base64url");
  if (secret.byteLength !== 16 || secret.toString("base64url") !== auth) return false;
  try {
    newSender().computeSecret(point);
    return true;
  } catch {
    return false;
  }
}

function newSender(): ECDH {
  const sender = createECDH(curve);
  sender.generateKeys();
  return sender;
}

/** Derives a key (RFC 5869). */
const derive = (key: Buffer, { salt, info, length }: { salt: Buffer; info: string | Buffer; length: number }) =>
  Buffer.from(hkdfSync("sha256", key, salt, info, length));
