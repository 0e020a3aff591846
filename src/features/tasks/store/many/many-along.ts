import type { CommandInputs } from "~/client/sync/command";
import type { IdsIn } from "~/client/sync/kinds/kinds";
import { idsBelow } from "../copy/tree-effects";
import { namedBy, type OfMany } from "./many-effects";

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
  "tasks.completeMany": (input: CommandInputs["tasks.completeMany"], idsIn: IdsIn) => [
    ...belowAll(input, idsIn),
    ...namedBy(input.ids).followed.keys(),
  ],
  "tasks.moveMany": belowAll,
  "tasks.deleteMany": belowAll,
  "tasks.restoreMany": belowAll,
};
