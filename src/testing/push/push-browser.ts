import { createDecipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";

/** What a browser says of its subscription. */
interface Subscription {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** A browser that subscribes to push messages and reads them, as RFC 8291 says. */
export function createPushBrowser(service = "https://fcm.googleapis.com/fcm/send") {
  const browser = createECDH("prime256v1");
  browser.generateKeys();
  const auth = randomBytes(16);
  const subscription: Subscription = {
    endpoint: `${service}/${randomBytes(12).toString("hex")}`,
    p256dh: browser.getPublicKey("base64url"),
    auth: auth.toString("base64url"),
  };
  const derive = (key: Buffer, salt: Buffer, info: Buffer | string, length: number) =>
    Buffer.from(hkdfSync("sha256", key, salt, info, length));

  /** Decrypts the body of a request. @throws {Error} when it was not encrypted for this browser */
  const read = (body: Buffer): string => {
    const salt = body.subarray(0, 16);
    const senderKey = body.subarray(21, 21 + body.readUInt8(20));
    const record = body.subarray(21 + senderKey.byteLength);
    const info = Buffer.concat([Buffer.from("WebPush: info\0"), browser.getPublicKey(), senderKey]);
    const secret = derive(browser.computeSecret(senderKey), auth, info, 32);
    const key = derive(secret, salt, "Content-Encoding: aes128gcm\0", 16);
    const cipher = createDecipheriv("aes-128-gcm", key, derive(secret, salt, "Content-Encoding: nonce\0", 12));
    cipher.setAuthTag(record.subarray(-16));
    const content = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
    const end = content.findLastIndex((byte) => byte !== 0);
    if (content[end] !== 2) throw new Error("The record is not the last.");
    return content.subarray(0, end).toString();
  };
  return { subscription, read };
}
