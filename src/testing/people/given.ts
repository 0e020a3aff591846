import type { Given } from "../feature-testing";
import { callerAs } from "../server/caller";
import type { Person } from "./people";
import { plantTasks } from "./tasks";
import { claimsOf } from "./tokens";

/**
 * Adds a task for a person, and a project and a section unless there are some. Returns their ids for the inputs of procedures.
 * @param deletedAt since when the task is in the trash; the project is there, too, if this is given
 */
export async function givenOf(
  person: Person,
  { name = "Home", deletedAt }: { name?: string; deletedAt?: string | undefined } = {},
): Promise<Given> {
  const { projects, sections } = callerAs(person);
  const project = (await projects.list.query()).items[0] ?? (await projects.create.mutate({ name }));
  const inside = await sections.list.query({ projectId: project.id });
  const section = inside.items[0] ?? (await sections.create.mutate({ projectId: project.id, name }));
  const [task] = await plantTasks(person, [{ title: name, ...(deletedAt !== undefined && { deletedAt }) }]);
  if (deletedAt !== undefined) await projects.delete.mutate({ id: project.id });
  const { userId } = person;
  const session = String(claimsOf(person)["sid"]);
  return { task: task?.id ?? "", project: project.id, section: section.id, session, person: userId };
}
