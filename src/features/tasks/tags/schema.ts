import { z } from "zod";
import { tag } from "../schema";

export const renameTagInput = z.strictObject({
  tag: tag.meta({ description: "The tag, in any spelling.", examples: ["home"] }),
  to: tag.meta({ description: "Its new name. If that is a tag already, the two become one.", examples: ["house"] }),
});

export const deleteTagInput = z.strictObject({ tag: renameTagInput.shape.tag });
