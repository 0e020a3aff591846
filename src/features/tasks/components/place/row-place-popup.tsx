"use client";

import { PopoverPopup } from "~/ui/overlays/popover-popup";
import type { PopupProps } from "~/ui/overlays/use-popup";
import type { Task } from "../../store/task";
import { useTreeActions } from "../../store/tree/use-tree-actions";
import { PlaceChoice } from "./place-choice";

/** Shows the choice of a project beside the row of a task. */
export function RowPlacePopup({ task, ...popup }: PopupProps & { task: Task }) {
  const { moveTo } = useTreeActions();
  return (
    <PopoverPopup {...popup} label={`Move ${task.title} to`} align="end">
      <PlaceChoice
        value={task}
        onChoose={(place, name) => {
          popup.onClose();
          moveTo(task, place, name);
        }}
      />
    </PopoverPopup>
  );
}
