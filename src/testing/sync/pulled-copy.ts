import type { Command } from "~/client/sync/command";
import type { Disk } from "~/client/sync/disk";
import { createOverlays } from "~/client/sync/kinds/overlays";
import { createPull } from "~/client/sync/pull";
import { createStores } from "~/client/sync/kinds/stores";
import { createCopySource } from "~/features/tasks/store/copy/copy-source";
import { newUuid } from "~/shared/uuidv7";
import type { Person } from "../people/people";
import { callerAs } from "../server/caller";

const noDisk: Disk = {
  load: async () => undefined,
  savePage: async () => undefined,
  removeRows: async () => undefined,
  close: () => undefined,
};

/** Returns a copy of a user's rows in memory, which changes only when it is told to. */
export function pulledCopy(person: Person) {
  const source = createCopySource(person.userId, callerAs(person).sync);
  const stores = createStores(source.kinds);
  const overlays = createOverlays(source.kinds, { userId: person.userId });
  const { pull } = createPull({
    merge: stores.merge,
    stores,
    disk: noDisk,
    fetchPage: source.fetchPage,
    onPage: () => undefined,
  });
  return {
    ...source,
    pull,
    /** Shows commands that wait, and no others. */
    show(commands: readonly { command: Command; at: string }[]): void {
      overlays.show(commands.map(({ command, at }) => ({ entry: { ...command, id: newUuid(), at }, command })));
      stores.settle();
    },
  };
}
