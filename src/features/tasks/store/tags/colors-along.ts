import type { CommandInputs, Given } from "~/client/sync/command";
import type { ServerRows } from "~/client/sync/kinds/server-rows";
import { withColor } from "~/features/tags/store/copy/with-color";
import { tagId } from "~/shared/rows/tag-id";
import { recolored } from "../../tags/recolored";

type Row = ServerRows["tags"] | undefined;

/** Returns a row after a tag was renamed, or deleted: `to` is `null`. It may be the row of either name. */
function after(row: Row, { tag, to }: { tag: string; to: string | null }, given: Given<ServerRows>): Row {
  const { userId, id, look } = given;
  const [fromId, targetId] = [tagId(userId, tag), tagId(userId, to ?? tag)];
  const rowOf = (other: string) => (other === id ? row : look("tags", other));
  const next = recolored({ from: rowOf(fromId), target: rowOf(targetId) }, to);
  const own = id === fromId ? next.from : next.target;
  return own === undefined || own === row ? row : withColor(row, own, given);
}

/** What a command about a tag does to its color, exactly as on the server. */
export const colorEffectsOfTags = {
  "tasks.renameTag": (row: Row, input: CommandInputs["tasks.renameTag"], given: Given<ServerRows>) =>
    after(row, input, given),
  "tasks.deleteTag": (row: Row, { tag }: CommandInputs["tasks.deleteTag"], given: Given<ServerRows>) =>
    after(row, { tag, to: null }, given),
};
