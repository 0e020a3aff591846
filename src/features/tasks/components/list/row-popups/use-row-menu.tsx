import type { ReactNode } from "react";
import { type OpenFor, usePopupFor } from "~/ui/overlays/use-popup";
import { loadTaskParts } from "./load-task-parts";
import type { Row } from "../use-exit-animation";

const load = async () => (await loadTaskParts()).TaskMenuPopup;

/** Returns the one menu that all rows of a list share, and the task it is open for. */
export function useRowMenu(rows: readonly Row[]): {
  menu: ReactNode;
  openFor: string | undefined;
  onMenu: OpenFor;
} {
  const { Popup, popupProps, openId, openFor } = usePopupFor(load);
  const task = Popup && rows.find((row) => row.task.id === openId)?.task;
  return {
    menu: Popup && task && <Popup task={task} {...popupProps} />,
    openFor: task?.id,
    onMenu: openFor,
  };
}
