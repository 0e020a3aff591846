import { fold } from "~/shared/text/fold";

export interface Written {
  title: string;
  description: string;
  tags: string[];
}

/** What a search looks into, without the spelling: the columns `folded_text` and `folded_tags` of the database. */
interface Folded {
  text: string;
  tags: string[];
}

/** A task that changes is another object. */
const known = new WeakMap<Written, Folded>();

/** Returns the texts of a task as they are compared; worked out once for each object, because a list asks for those of every task. */
export function foldedOf(task: Written): Folded {
  const found = known.get(task);
  if (found !== undefined) return found;
  const folded = { text: fold(`${task.title}\n${task.description}`), tags: task.tags.map(fold) };
  known.set(task, folded);
  return folded;
}
