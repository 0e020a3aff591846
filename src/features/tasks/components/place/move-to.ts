import { createRowChoice } from "../list/row-choice";

/** Opens the choice of a project for a task: beside its row, else in the open task. */
export const placeChoice = createRowChoice("project");
