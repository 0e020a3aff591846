import { newUuid } from "~/shared/uuidv7";
import type { PastedLine } from "../../quick-add/pasted-lines";
import type { TypedTask } from "../understood";

/** A pasted line as a task, maybe below another one. */
type LineTask = TypedTask & { parentId?: string };

interface Reading {
  /** Whether the list shows the newest task on top. Its first line then is added last, with what is below it. */
  isTurned: boolean;
  read: (line: string) => TypedTask;
}

/** Returns the tasks that pasted lines become, parents before their subtasks. Their ids rise, which decides between tasks of one moment. */
export function tasksOfLines(
  lines: readonly PastedLine[],
  { isTurned, read }: Reading,
): { id: string; input: LineTask }[] {
  const trees: PastedLine[][] = [];
  for (const line of lines) {
    if (line.level === 1) trees.push([line]);
    else trees.at(-1)?.push(line);
  }
  const above: { id: string; input: LineTask }[] = [];
  return (isTurned ? trees.reverse() : trees).flat().map(({ title, level }) => {
    const parent = level === 1 ? undefined : above[level - 2];
    // A subtask is where its parent is.
    const typed = read(title);
    const { projectId, sectionId } = parent?.input ?? typed;
    const input = { ...typed, projectId, sectionId, ...(parent && { parentId: parent.id }) };
    const task = { id: newUuid(), input };
    above[level - 1] = task;
    return task;
  });
}
