"use client";

import { iconButtonClass } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import { dueChoice } from "../date/schedule";
import type { Task } from "../../store/task";
import type { OpenFor } from "~/ui/overlays/use-popup";

/** What is open for a row. */
export type RowPopup = "menu" | "date" | "place";

interface TaskRowActionsProps {
  task: Task;
  tabIndex: number;
  openPopup: RowPopup | undefined;
  onMenu: OpenFor;
}

const actionClass = joinClasses(
  iconButtonClass("sm"),
  "-mr-1 opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 aria-expanded:opacity-100 print:hidden",
);

/** Shows the actions of the hovered or focused row; on touch screens, of every row. */
export function TaskRowActions({ task, tabIndex, openPopup, onMenu }: TaskRowActionsProps) {
  return (
    <>
      <button
        type="button"
        aria-label={`Schedule ${task.title}`}
        data-tooltip="Schedule"
        data-shortcut="d"
        tabIndex={tabIndex}
        aria-haspopup="dialog"
        aria-expanded={openPopup === "date"}
        onClick={({ detail }) => dueChoice.open(task.id, { byKey: detail === 0 })}
        className={joinClasses(actionClass, "glyph-calendar @max-xl:hidden pointer-coarse:hidden")}
      />
      <button
        type="button"
        aria-label={`More actions for ${task.title}`}
        data-tooltip="More actions"
        aria-haspopup="menu"
        aria-expanded={openPopup === "menu"}
        tabIndex={tabIndex}
        // A press of Enter or Space counts no clicks.
        onClick={({ currentTarget, detail }) => onMenu(task.id, { button: currentTarget, byKey: detail === 0 })}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          onMenu(task.id, { button: event.currentTarget, byKey: true });
        }}
        className={joinClasses(actionClass, "glyph-ellipsis pointer-coarse:opacity-100")}
      />
    </>
  );
}
