import type { TaskCopy } from "../../store/copy/task-copy";
import { createLateChange } from "../../store/late/late-change";
import type { Places } from "../place/places";
import { readTask } from "../quick-add/read-task";
import { settleUnread } from "./late/settle-unread";

interface Deps {
  userId: string;
  copy: TaskCopy;
  /** Returns the projects and sections that words can name. */
  places: () => Places;
}

/** What reads typed lines. It loads after the page, and then reads what was added until then. */
export const lateReader = {
  readTask,
  /** Returns a function that stops waiting for tasks that are not here yet. */
  settle: ({ userId, copy, places }: Deps): (() => void) =>
    settleUnread({
      userId,
      places,
      status: copy.status,
      isHere: (id) => copy.store.find(id) !== undefined,
      change: createLateChange({ userId, copy }),
    }),
};

export type LateReader = typeof lateReader;
