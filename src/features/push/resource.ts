import { z } from "zod";
import type { Resource } from "~/server/operations/operation";

/** A browser that gets push messages in the export, without what it takes to send it one. */
export const exportedPushDeviceResource: Resource = {
  name: "ExportedPushDevice",
  description: "A browser on which reminders are shown.",
  row: z.object({
    id: z.uuid(),
    service: z.string().meta({ description: "The host of the push service of the browser." }),
    userAgent: z.string().nullable(),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  }),
  example: {
    id: "0198c5d2-7a10-7cc3-9f0e-3b1f6f6f2a90",
    service: "updates.push.services.mozilla.com",
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0",
    createdAt: "2026-11-19T08:30:00.000Z",
    lastUsedAt: "2026-11-20T09:25:00.000Z",
  },
  hidden: [],
  unions: {},
};
