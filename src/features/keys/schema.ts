import { z } from "zod";
import { reason } from "~/shared/reason";

export const rotateKeysInput = z.strictObject({ reason });
