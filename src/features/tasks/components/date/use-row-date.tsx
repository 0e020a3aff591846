import { type ReactNode, useEffect, useState } from "react";
import { usePopupAt } from "~/ui/overlays/use-popup";
import { onSchedule } from "./schedule";
import { rowButton } from "../list/row-focus";
import type { Row } from "../list/use-exit-animation";

const load = async () => (await import("./row-date-popup")).RowDatePopup;

/** Returns the one choice of a date that all rows of a list share, and the task it is open for. */
export function useRowDate(rows: readonly Row[]): { datePopup: ReactNode; scheduledId: string | undefined } {
  const { Popup, popupProps, open } = usePopupAt(load);
  const [taskId, setTaskId] = useState<string>();
  useEffect(
    () =>
      onSchedule((id, byKey) => {
        const button = rowButton(id);
        if (button === undefined) return false;
        setTaskId(id);
        open(button, byKey);
        return true;
      }),
    [open],
  );
  const task = Popup && rows.find((row) => row.task.id === taskId)?.task;
  return { datePopup: Popup && task && <Popup task={task} {...popupProps} />, scheduledId: task?.id };
}
