import type { Command, Replayable } from "~/client/sync/command";
import type { ServerEffects } from "~/client/sync/kinds/server-rows";
import { colorEffectsOfTags } from "~/features/tasks/store/tags/colors-along";
import { withColor } from "./with-color";

export type OfTagColors = Extract<Replayable, `tags.${string}`>;
/** An act of a user on the color of a tag. */
export type TagColorCommand = Command<OfTagColors>;

/** The effects of commands on the row of a tag, exactly as on the server. */
export const tagEffects: ServerEffects<OfTagColors | "tasks.renameTag" | "tasks.deleteTag", "tags"> = {
  "tags.setColor": (row, { tag, color }, given) =>
    (row?.color ?? null) === color ? row : withColor(row, { tag, color }, given),
  ...colorEffectsOfTags,
};
