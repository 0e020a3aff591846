import { z } from "zod";

/** The input of the session procedures. */
export const sessionIdInput = z.strictObject({ id: z.guid("Use a UUID.").transform((id) => id.toLowerCase()) });

/** A session as its owner sees it. */
export const sessionRow = z.object({
  id: z.uuid(),
  device: z.string().meta({ description: "What signed in, in words." }),
  network: z.string().nullable().meta({ description: "From which network, such as 192.0.2.x; null when unknown." }),
  isSameNetwork: z.boolean().meta({ description: "Whether that is the network you ask from now." }),
  isCurrent: z.boolean().meta({ description: "Whether it is the session you ask with." }),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().meta({ description: "About: it is noted when a token is renewed, every few minutes." }),
  expiresAt: z.iso.datetime(),
});
export type SessionRow = z.infer<typeof sessionRow>;
