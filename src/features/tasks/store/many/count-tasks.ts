/** Returns "1 task", "12 tasks". */
export const countTasks = (count: number) => (count === 1 ? "1 task" : `${count.toLocaleString("en")} tasks`);
