import type { RouterInputs } from "~/client/api";
import type { Task } from "./task";

/** The fields of a task to add. */
export type NewTask = Omit<RouterInputs["tasks"]["create"], "id">;

/** Every field of a new task. Without a position, it comes after all that there are. */
type NewFields = { [Field in Exclude<keyof NewTask, "position">]-?: Exclude<NewTask[Field], undefined> } & Pick<
  NewTask,
  "position"
>;

/** Returns the fields that are sent to the server. */
export function newFieldsOf({ title, description, priority, dueOn, dueAt, tags, ...task }: Task): NewFields {
  const { deadlineOn, projectId, sectionId, parentId, position, repeat } = task;
  const moved = position !== "" && { position };
  const places = { projectId, sectionId, parentId, ...moved };
  return { title, description, priority, dueOn, dueAt, tags, deadlineOn, repeat, ...places };
}

/** Returns the task that `input` will become, as far as the browser knows. */
export function draftOf(
  { title, description = "", priority = "medium", dueOn, dueAt = null, tags = [], ...input }: NewTask,
  owner: { id: string; userId: string },
): Task {
  const now = new Date().toISOString();
  const fields: NewFields & Pick<Task, "position"> = {
    title,
    description,
    priority,
    dueOn: dueOn ?? dueAt?.slice(0, 10) ?? null,
    dueAt,
    deadlineOn: input.deadlineOn ?? null,
    tags,
    projectId: input.projectId ?? null,
    sectionId: input.sectionId ?? null,
    parentId: input.parentId ?? null,
    position: input.position ?? "",
    repeat: input.repeat ?? null,
  };
  return {
    ...owner,
    ...fields,
    seriesId: null,
    completed: false,
    completedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}
