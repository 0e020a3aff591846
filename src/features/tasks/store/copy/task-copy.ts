import { createCopy } from "~/client/sync/copy";
import { createCopySource } from "./copy-source";

/** Returns the rows of a user as this browser has them, with the store of the tasks. */
export function createTaskCopy(
  userId: string,
  sync: Parameters<typeof createCopySource>[1],
  options: Parameters<typeof createCopy>[2] = {},
) {
  const source = createCopySource(userId, sync);
  return Object.assign(createCopy(userId, source, options), { store: source.kinds.tasks.store });
}

export type TaskCopy = ReturnType<typeof createTaskCopy>;
