import { z } from "zod";

/** Selects one trusted browser; without an id, all of them. */
export const forgetDevicesInput = z.strictObject({ id: z.uuid().optional() });
