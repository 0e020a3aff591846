import { type ComponentType, type ReactNode, useEffect } from "react";
import { type PopupProps, usePopupFor } from "~/ui/overlays/use-popup";
import type { RowChoice } from "../row-choice";
import { rowButton } from "../row-focus";
import type { Row } from "../use-exit-animation";

type Load = () => Promise<ComponentType<PopupProps & { task: Row["task"] }>>;

/** Returns the one popup of a choice that all rows of a list share, and the task it is open for. */
export function useRowChoice(
  { onOpen }: RowChoice,
  { rows, load }: { rows: readonly Row[]; load: Load },
): { popup: ReactNode; openFor: string | undefined } {
  const { Popup, popupProps, openId, openFor } = usePopupFor(load);
  useEffect(
    () =>
      onOpen((id, byKey) => {
        const button = rowButton(id);
        if (button === undefined) return false;
        openFor(id, { button, byKey });
        return true;
      }),
    [onOpen, openFor],
  );
  const task = Popup && rows.find((row) => row.task.id === openId)?.task;
  return { popup: Popup && task && <Popup task={task} {...popupProps} />, openFor: task?.id };
}
