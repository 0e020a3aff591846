import type { Given } from "../feature-testing";
import { createPushBrowser } from "../push/push-browser";
import { callerAs } from "../server/caller";
import type { Person } from "./people";
import { plantTasks } from "./tasks";
import { claimsOf } from "./tokens";

/**
 * Adds a task for a person, and a project and a section unless there are some. Returns their ids for the inputs of procedures.
 * @param deletedAt since when the task is in the trash; if this is given, the project and the section are deleted, too
 */
export async function givenOf(
  person: Person,
  { name = "Home", deletedAt }: { name?: string; deletedAt?: string | undefined } = {},
): Promise<Given> {
  const { projects, sections, views, reminders, comments, push } = callerAs(person);
  const project = (await projects.list.query()).items[0] ?? (await projects.create.mutate({ name }));
  const isTrashed = deletedAt !== undefined;
  // A section is deleted on its own, too, because one in a deleted project comes back with that.
  const around = isTrashed ? await projects.create.mutate({ name }) : project;
  const inside = await sections.list.query({ projectId: around.id });
  const section = inside.items[0] ?? (await sections.create.mutate({ projectId: around.id, name }));
  const [task] = await plantTasks(person, [{ title: name, ...(isTrashed && { deletedAt }) }]);
  const [trashed] = await plantTasks(person, [{ title: name, deletedAt: deletedAt ?? new Date().toISOString() }]);
  const [open] = isTrashed ? await plantTasks(person, [{ title: name }]) : [task];
  const reminder = await reminders.create.mutate({ taskId: open?.id ?? "", minutesBefore: 10 });
  const comment = await comments.create.mutate({ taskId: open?.id ?? "", text: name });
  if (isTrashed) {
    await comments.delete.mutate({ id: comment.id });
    await reminders.delete.mutate({ id: reminder.id });
    await projects.delete.mutate({ id: project.id });
    await sections.delete.mutate({ id: section.id });
  }
  const saved = (await views.list.query()).items[0];
  const view = saved ?? (await views.create.mutate({ name, path: "/tasks", filter: "" }));
  if (isTrashed) await views.delete.mutate({ id: view.id });
  const device = await push.subscribe.mutate(createPushBrowser().subscription);
  const { userId } = person;
  const session = String(claimsOf(person)["sid"]);
  return {
    task: task?.id ?? "",
    trashed: trashed?.id ?? "",
    project: project.id,
    section: section.id,
    view: view.id,
    reminder: reminder.id,
    comment: comment.id,
    device: device.id,
    session,
    person: userId,
  };
}
