"use client";

import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { keeping } from "~/client/sync/keeping";
import { guardUnsaved } from "~/client/viewer/unsaved";
import { useTasks } from "~/features/tasks/store/tasks-provider";
import { unsavedText, waitingText } from "~/shared/text/changes-text";
import { announce } from "~/ui/feedback/announce";
import { noteChangesKept } from "~/ui/feedback/connection";
import { toast } from "~/ui/feedback/toast";
import type { OutboxState } from "~/client/sync/outbox/outbox-state";
import { createOverdue } from "./overdue";

/** Returns the changes that have been waiting for a while, and what sends them. Tells of them once, and says what being offline means for this page. */
export function useWaiting() {
  const { copy, viewer } = useTasks();
  const overdue = useMemo(() => createOverdue(copy.outbox), [copy]);
  const status = useSyncExternalStore(overdue.subscribe, overdue.read, overdue.readOnServer);
  const isOnDisk = useSyncExternalStore(
    copy.outbox.subscribe,
    () => copy.outbox.read().isOnDisk,
    () => true,
  );
  useEffect(() => {
    noteChangesKept(isOnDisk ? "on device" : "in page");
    return () => noteChangesKept(undefined);
  }, [isOnDisk]);
  useEffect(() => {
    const stop = new AbortController();
    const read = () => ({ ...copy.outbox.read(), undecided: copy.refused.read().length });
    const source = { read, sendNow: copy.sendNow };
    guardUnsaved(source, stop.signal);
    const answer = async () => {
      const { answerOtherTabs } = await import("~/client/viewer/other-tabs");
      answerOtherTabs(viewer.userId, source, stop.signal);
    };
    // What is on disk is saved by every tab.
    if (!isOnDisk) void answer().catch(() => undefined);
    return () => stop.abort();
  }, [copy, viewer, isOnDisk]);
  const waits = status.waiting > 0;
  const wereWaiting = useRef(false);
  useEffect(() => {
    if (waits && !wereWaiting.current) tell(overdue.read());
    if (!waits && wereWaiting.current) announce("All changes are saved.");
    wereWaiting.current = waits;
  }, [waits, overdue]);
  return { status, sendNow: copy.sendNow };
}

/** Tells of changes that wait, aloud if the browser cannot keep them although it should. */
function tell({ waiting, isOnDisk }: OutboxState): void {
  if (isOnDisk || !keeping.isOn()) announce(`${waitingText(waiting)} to be saved.`);
  else toast({ message: `${unsavedText(waiting)}. This browser cannot keep them, so closing this page loses them.` });
}
