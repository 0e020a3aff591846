import { z } from "zod";

/** The input of the session procedures. */
export const sessionIdInput = z.strictObject({ id: z.guid("Use a UUID.").transform((id) => id.toLowerCase()) });

/** A session as its owner sees it. */
export const sessionRow = z.object({
  id: z.uuid(),
  device: z.string().meta({ description: "The browser or program and its system, such as Firefox on Linux." }),
  network: z.string().nullable().meta({ description: "The network, such as 192.0.2.x; null if unknown." }),
  isSameNetwork: z.boolean().meta({ description: "Whether this request comes from the same network." }),
  isCurrent: z.boolean().meta({ description: "Whether this request uses the session." }),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso
    .datetime()
    .meta({ description: "Approximate: it is updated when a token is renewed, every few minutes." }),
  expiresAt: z.iso.datetime(),
});
export type SessionRow = z.infer<typeof sessionRow>;
