import { z } from "zod";
import { tag } from "~/features/tasks/schema";
import { colors } from "~/shared/rows/colors";

export const setTagColorInput = z.strictObject({
  tag: tag.meta({ description: "The tag, in any spelling.", examples: ["home"] }),
  color: z.enum(colors).nullable().meta({ description: "Its color, or `null` for none." }),
});
