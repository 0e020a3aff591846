/** Loads what shows and changes a task: its panel, its menu, the choices beside its row, and the bar for chosen ones. */
export const loadTaskParts = async () => (await import("./task-parts")).taskParts;
