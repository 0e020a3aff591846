import type { Copy } from "~/client/sync/copy";
import type { Task } from "../task";
import type { OfTasks } from "./task-effects";

/** The tasks as this browser has them. */
export type TaskCopy = Copy<Task, OfTasks>;
