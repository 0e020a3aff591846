import { useEffect, useMemo, useSyncExternalStore } from "react";
import { announce } from "~/ui/feedback/announce";
import type { TaskActions } from "../../store/task-actions";
import { useTasks } from "../../store/tasks-provider";
import { refused, repeatable, type UnsentTask, type UnsentTasks } from "../../store/unsent-tasks";
import { usePageExit } from "../panel/use-page-exit";

const pause = 15_000;

/** Sends new tasks, keeps those that could not be stored, and retries as soon as it may work. */
export function useUnsentTasks() {
  const { actions, unsent } = useTasks();
  const tasks = useSyncExternalStore(unsent.subscribe, unsent.list, unsent.listOnServer);

  const send = useMemo(() => createSender(actions, unsent), [actions, unsent]);
  const isAnyRepeatable = repeatable(tasks).length > 0;
  useEffect(() => {
    if (!isAnyRepeatable) return undefined;
    const again = () => {
      const [first] = repeatable(unsent.list());
      if (first !== undefined) void send(first);
    };
    const isLeftBehind = repeatable(unsent.list()).some(({ reason }) => reason === undefined);
    if (isLeftBehind) again();
    const timer = setInterval(again, pause);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [isAnyRepeatable, send, unsent]);

  // Later tasks wait for the answer to the first, and would be lost with the page.
  usePageExit((isLast) => {
    if (!isLast) return;
    for (const { id, input } of unsent
      .list()
      .filter(({ isBusy }) => isBusy === true)
      .slice(1)) {
      actions.sendNow.add(input, id).catch(() => undefined);
    }
  });

  return {
    failed: refused(tasks),
    send,
    retry: (wanted: readonly UnsentTask[]) => void Promise.all(wanted.map(send)),
    discard: (wanted: readonly UnsentTask[]) => {
      for (const { id } of wanted) unsent.remove(id);
    },
  };
}

/** Returns a function that sends a task and returns whether it is stored. */
function createSender(actions: TaskActions, unsent: UnsentTasks) {
  return async function send({ id, input }: UnsentTask): Promise<boolean> {
    const before = unsent.list().find((task) => task.id === id);
    unsent.put({ ...before, id, input, isBusy: true });
    const refusal = await actions.add(input, id);
    if (refusal === undefined) {
      unsent.remove(id);
      // The server is reachable: the waiting tasks are sent now, one after the other.
      const [next] = repeatable(unsent.list());
      if (next !== undefined) void send(next);
      return true;
    }
    // Discarded while it was being sent again.
    if (unsent.list().some((task) => task.id === id)) unsent.put({ id, input, ...refusal });
    if (before?.reason === undefined) announce(`${input.title} was not added. ${refusal.reason}`);
    return false;
  };
}
