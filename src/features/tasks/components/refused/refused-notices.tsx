"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import { useEffect } from "react";
import { newUuid } from "~/shared/uuidv7";
import { Button } from "~/ui/button";
import { announceOthers } from "../../store/refused/announce-others";
import { addedAgain, taskOfLost } from "../../store/refused/add-again";
import type { UnaddedTask } from "../../store/refused/refusals";
import { useUndecided } from "../../store/refused/use-undecided";
import { useTasks } from "../../store/tasks-provider";
import { openTask } from "../list/use-list-address";
import { LostNotice } from "./lost-notice";
import { noticeClass } from "./notice-class";
import { UnaddedNotice } from "./unadded-notice";

/** Shows above a list what the server refused, until the user has decided. A conflict of the open task is shown there. */
export function RefusedNotices({ openTaskId }: { openTaskId: string | undefined }) {
  const { actions, copy, undecided } = useTasks();
  const refusals = useUndecided((all) => all);
  const { unadded, lost, conflicts } = refusals;
  useEffect(() => announceOthers(refusals, copy), [refusals, copy]);
  const discard = (tasks: readonly UnaddedTask[]) => undecided.settle(tasks.flatMap(({ ids }) => ids));
  const addAgain = (tasks: readonly UnaddedTask[]) => {
    for (const each of tasks) for (const command of addedAgain(each)) copy.give(command);
    discard(tasks);
  };
  return (
    <>
      <UnaddedNotice unadded={unadded} onRetry={addAgain} onDiscard={discard} />
      {lost.map((each) => (
        <LostNotice
          key={each.taskId}
          lost={each}
          onAdd={() => {
            actions.add(taskOfLost(each), newUuid());
            undecided.settle(each.ids, each.taskId);
          }}
          onDiscard={() => undecided.settle(each.ids, each.taskId)}
        />
      ))}
      {[...conflicts.values()].map(
        ({ theirs: { id, title } }) =>
          id !== openTaskId && (
            <div key={id} role="alert" className={`${noticeClass} flex flex-wrap items-center gap-x-3 gap-y-1`}>
              <CircleAlert aria-hidden className="size-4 shrink-0 text-danger" />
              <p className="min-w-0 flex-1 basis-48 wrap-anywhere">
                <strong className="font-medium">
                  <bdi>{title}</bdi>
                </strong>{" "}
                was changed here and elsewhere. Both texts are kept.
              </p>
              <Button size="sm" className="max-sm:ml-7" onClick={() => openTask(id)}>
                Choose one
              </Button>
            </div>
          ),
      )}
    </>
  );
}
