import { z } from "zod";

/** One trusted browser, or without an id all of them. */
export const forgetDevicesInput = z.strictObject({ id: z.uuid().optional() });
