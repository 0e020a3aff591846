import Trash2 from "lucide-react/icons/trash-2";
import Undo2 from "lucide-react/icons/undo-2";
import { useState } from "react";
import { Button } from "~/ui/button";
import { toast } from "~/ui/feedback/toast";
import { limits } from "../../constants";
import { countTasks } from "../../store/many/count-tasks";
import { selection } from "../../store/many/selection";
import { useTasks } from "../../store/tasks-provider";
import { idsUnder } from "../../store/tree/ids-under";
import { usePurge } from "../../store/use-purge";
import { focusRowOrPage, neighbourOf } from "../list/row-focus";
import { barKeysOf } from "../select/bar-keys";
import type { BarProps } from "../select/use-selected-tasks";
import { PurgeDialog } from "./purge-dialog";

/** Shows what can be done with the selected tasks of the trash. */
export function TrashBar({ tasks, keys }: BarProps) {
  const [isAsking, setAsking] = useState(false);
  const { shortcut } = barKeysOf("restore");
  const ask = () => {
    if (tasks.length <= limits.atOnce) setAsking(true);
    else
      toast({
        message: `At most ${limits.atOnce} tasks are deleted permanently at once. Select fewer, or empty the trash.`,
        key: "done",
      });
  };
  return (
    <>
      <Button
        size="sm"
        variant="quiet"
        data-shortcut={shortcut}
        icon={<Undo2 aria-hidden className="size-4" />}
        onClick={() => keys.restore()}
      >
        Restore
      </Button>
      <Button
        size="sm"
        variant="quiet"
        className="text-danger!"
        data-choose="purge"
        aria-haspopup="dialog"
        icon={<Trash2 aria-hidden className="size-4" />}
        onClick={ask}
      >
        Delete permanently
      </Button>
      {isAsking && <PurgeSelected tasks={tasks} onClose={() => setAsking(false)} />}
    </>
  );
}

function PurgeSelected({ tasks, onClose }: Pick<BarProps, "tasks"> & { onClose: () => void }) {
  const { store } = useTasks().copy;
  const { purgeAll } = usePurge();
  const ids = tasks.map(({ id }) => id);
  const below = idsUnder(ids, store.list()).length;
  const purge = async () => {
    const next = neighbourOf(selection.inOrder().at(-1) ?? "", new Set(ids));
    const failure = await purgeAll(tasks);
    if (failure !== undefined) return failure;
    selection.clear();
    requestAnimationFrame(() => focusRowOrPage(next));
    return undefined;
  };
  return (
    <PurgeDialog
      title={`Delete ${countTasks(tasks.length)} permanently?`}
      confirm="Delete"
      onConfirm={purge}
      onClose={onClose}
    >
      {whatIsLost(tasks.length, below)} cannot be restored.
    </PurgeDialog>
  );
}

/** Returns the subject of what is said before tasks are deleted, with the number of those below them. */
function whatIsLost(count: number, below: number): string {
  const named = count === 1 ? "This task" : `These ${count.toLocaleString("en")} tasks`;
  if (below === 0) return named;
  const subtasks = below === 1 ? "1 subtask" : `${below.toLocaleString("en")} subtasks`;
  return `${named} and ${subtasks} below ${count === 1 ? "it" : "them"}`;
}
