import { z } from "zod";
import { maxEndpointLength } from "./constants";

/** What a browser says of its subscription: https://www.w3.org/TR/push-api/#dom-pushsubscription-tojson */
export const subscribeInput = z.strictObject({
  // A canonical URL has no other characters.
  endpoint: z
    .string()
    .max(maxEndpointLength, `Use at most ${maxEndpointLength} characters.`)
    .regex(/^https:[!-~]+$/, "Use the https address of a push service."),
  p256dh: z.string().regex(/^[\w-]{87}$/, "Use a public key of 65 bytes in base64url."),
  auth: z.string().regex(/^[\w-]{22}$/, "Use a secret of 16 bytes in base64url."),
});

/** The id of a browser that gets push messages. */
export const deviceIdInput = z.strictObject({ id: z.guid("Use a UUID.").transform((id) => id.toLowerCase()) });

/** A browser that gets push messages, as its owner sees it. */
export interface PushDevice {
  id: string;
  /** Such as "Firefox on Linux". */
  device: string;
  /** Whether it is that of the session that asks. */
  isCurrent: boolean;
  createdAt: string;
  /** When a push service last took a message for it; `null` before the first. */
  lastUsedAt: string | null;
}
