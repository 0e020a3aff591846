import { priorities, type Priority } from "../../constants";

export const priorityNames: Record<Priority, string> = { high: "High", medium: "Medium", low: "Low" };

/** The priorities with their labels, the most urgent first. */
export const rankedPriorities = [...priorities].reverse().map((value) => ({ value, label: priorityNames[value] }));
