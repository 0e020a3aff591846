import type { CommandInputs } from "~/client/sync/command";
import type { IdsIn, Placing } from "~/client/sync/kinds/kinds";
import { idsBelow, idsCompletedWith } from "../tree/ids-below";
import type { OfMany } from "./many-effects";

const idsOf = ({ ids }: { ids: readonly string[] }) => ids;
const belowAll = ({ ids }: { ids: readonly string[] }, idsIn: IdsIn) =>
  new Set(ids.flatMap((id) => [...idsBelow(id, idsIn)]));

/** The tasks that commands about many name. */
export const namedMany = {
  "tasks.updateMany": idsOf,
  "tasks.completeMany": idsOf,
  "tasks.moveMany": idsOf,
  "tasks.deleteMany": idsOf,
  "tasks.restoreMany": idsOf,
} satisfies { [Each in OfMany]: (input: CommandInputs[Each]) => readonly string[] };

/** The tasks that commands about many change along with those that they name. */
export const alongMany = {
  "tasks.completeMany": ({ ids }: CommandInputs["tasks.completeMany"], idsIn: IdsIn) =>
    new Set(ids.flatMap((id) => [...idsCompletedWith(id, idsIn)])),
  "tasks.moveMany": belowAll,
  "tasks.deleteMany": belowAll,
  "tasks.restoreMany": belowAll,
};

/** Returns the tasks that a move of many brings below others. */
export function* placesBelow({ ids, parentId, each = [] }: CommandInputs["tasks.moveMany"]): Iterable<Placing> {
  for (const one of [{ ids, parentId }, ...each])
    if (one.parentId != null) for (const id of one.ids) yield { index: "parent", key: one.parentId, id };
}
