import { RowDatePopup } from "../../date/row-date-popup";
import { TaskMenuPopup } from "../task-menu-popup";
import { RowPlacePopup } from "../../place/row-place-popup";
import { SelectBar } from "../../select/select-bar";
import { TaskPanel } from "../../panel/task-panel";

/** What shows and changes a task. Together, because these share most of their code: apart, each would come with a copy of it. */
export const taskParts = { RowDatePopup, RowPlacePopup, SelectBar, TaskMenuPopup, TaskPanel };
