import { createRowChoice } from "../list/row-choice";

/** Opens the choice of a date for a task: beside its row, else in the open task. */
export const dueChoice = createRowChoice("due");
