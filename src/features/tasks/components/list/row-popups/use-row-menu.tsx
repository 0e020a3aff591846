import { type ReactNode, useCallback, useState } from "react";
import { usePopupAt } from "~/ui/overlays/use-popup";
import type { Row } from "../use-exit-animation";

/** Opens the menu of a task beside the button that was pressed. */
export type OpenRowMenu = (taskId: string, from: { button: HTMLButtonElement; byKey: boolean }) => void;

const load = async () => (await import("../task-menu-popup")).TaskMenuPopup;

/** Returns the one menu that all rows of a list share, and the task it is open for. */
export function useRowMenu(rows: readonly Row[]): {
  menu: ReactNode;
  openFor: string | undefined;
  onMenu: OpenRowMenu;
} {
  const { Popup, popupProps, open } = usePopupAt(load);
  const [taskId, setTaskId] = useState<string>();
  const onMenu = useCallback<OpenRowMenu>(
    (id, { button, byKey }) => {
      setTaskId(id);
      open(button, byKey);
    },
    [open],
  );
  const task = Popup && rows.find((row) => row.task.id === taskId)?.task;
  return {
    menu: Popup && task && <Popup task={task} {...popupProps} />,
    openFor: task?.id,
    onMenu,
  };
}
