import type { ReactNode } from "react";
import { dueChoice } from "../../date/schedule";
import { loadTaskParts } from "./load-task-parts";
import { placeChoice } from "../../place/move-to";
import type { RowPopup } from "../task-row-actions";
import type { Row } from "../use-exit-animation";
import { useRowChoice } from "./use-row-choice";
import type { OpenFor } from "~/ui/overlays/use-popup";
import { useRowMenu } from "./use-row-menu";

const loadDatePopup = async () => (await loadTaskParts()).RowDatePopup;
const loadPlacePopup = async () => (await loadTaskParts()).RowPlacePopup;

interface RowPopups {
  popups: ReactNode;
  /** Returns what is open beside the row of a task. */
  openAt: (taskId: string) => RowPopup | undefined;
  onMenu: OpenFor;
}

/** Returns the popups that all rows share: one menu, and one choice of each property. */
export function useRowPopups(rows: readonly Row[]): RowPopups {
  const { menu, openFor, onMenu } = useRowMenu(rows);
  const date = useRowChoice(dueChoice, { rows, load: loadDatePopup });
  const place = useRowChoice(placeChoice, { rows, load: loadPlacePopup });
  const open: Record<string, RowPopup> = {
    [openFor ?? ""]: "menu",
    [date.openFor ?? ""]: "date",
    [place.openFor ?? ""]: "place",
  };
  return {
    popups: (
      <>
        {menu}
        {date.popup}
        {place.popup}
      </>
    ),
    openAt: (taskId) => open[taskId],
    onMenu,
  };
}
