import { z } from "zod";
import { reason } from "~/shared/reason";
import { storableText } from "~/shared/text/schema";

export const startJobInput = z.strictObject({
  /** The name as it is listed. */
  name: storableText(100),
  reason,
});
