import { type Change, following, lineageOf, type TreeRow } from "../tree/along";

/** What is done to many tasks. Browser and server share it. */
export interface Act<Row extends TreeRow> {
  /** The tasks that it names. */
  ids: ReadonlySet<string>;
  find: (id: string) => Row | undefined;
  /** Returns a named task after the act. */
  own: (task: Row) => Row;
  /** Whether it completes or reopens tasks. */
  completes?: boolean;
}

/** Returns a task after an act: one that is named, or one that goes along with those above it. It is as if each was changed alone, parents first. */
export function afterAct<Row extends TreeRow>(task: Row, act: Act<Row>): Row {
  const above = [...lineageOf(task.id, act.find)].filter((id) => id !== task.id && act.ids.has(id)).reverse();
  const changes: Change[] = [];
  const along = (row: Row) => changes.reduce((next, change) => following(next, change), row);
  for (const id of above) {
    const found = act.find(id);
    if (found === undefined) continue;
    const before = along(found);
    changes.push({ before, after: act.own(before), completes: act.completes === true });
  }
  return act.ids.has(task.id) ? act.own(along(task)) : along(task);
}

/** Returns what completes or reopens a task. The moment of the first of several completions is kept. */
export const completion =
  ({ completed, at }: { completed: boolean; at: string }) =>
  <Row extends TreeRow>(task: Row): Row =>
    task.completed === completed
      ? task
      : { ...task, completed, completedAt: completed ? (task.completedAt ?? at) : null };

/** Returns what moves a task to the trash. */
export const trashing =
  (at: string) =>
  <Row extends TreeRow>(task: Row): Row =>
    task.deletedAt === null ? { ...task, deletedAt: at } : task;

/** Returns the moment, or one just after those until now at which one of them was deleted alone, so that they are told apart. */
export function momentAfter(now: string, tasks: readonly TreeRow[]): string {
  const soon = Date.parse(now) + 1;
  const earlier = tasks.map(({ deletedAt }) => (deletedAt === null ? 0 : Date.parse(deletedAt) + 1));
  return new Date(Math.max(Date.parse(now), ...earlier.filter((at) => at <= soon + 1))).toISOString();
}

type Place = Pick<TreeRow, "projectId" | "sectionId">;
/** A place for a task, among others there; below a parent, or without one, if that is said. */
export type Target = Place & { parentId?: string | null | undefined; position?: string | undefined };

/** Returns the act that puts tasks outside the trash into other places. Each leaves its parent, but for those below others of them, which go along. */
export function moving<Row extends TreeRow>(
  { ids, find }: Pick<Act<Row>, "ids" | "find">,
  targetOf: (id: string) => Target,
): Act<Row> {
  const goesAlong = ({ parentId }: TreeRow) =>
    parentId !== null && [...lineageOf(parentId, find)].some((above) => ids.has(above));
  return {
    ids,
    find,
    own: (task) => {
      if (task.deletedAt !== null) return task;
      const { parentId, projectId, sectionId, position = task.position } = targetOf(task.id);
      const isElsewhere = task.projectId !== projectId || task.sectionId !== sectionId;
      const left = isElsewhere ? null : task.parentId;
      const isKept = parentId === undefined || goesAlong(task);
      return { ...task, projectId, sectionId, position, parentId: isKept ? left : parentId };
    },
  };
}

/** Whether a place is in the trash. */
export interface Trashed {
  project: (id: string) => boolean;
  section: (id: string) => boolean;
}

/** Returns the act that restores tasks from the trash; into the inbox, if their project is there, and without their parent, if that stays there. */
export function restoring<Row extends TreeRow>(
  { ids, find }: Pick<Act<Row>, "ids" | "find">,
  isTrashed: Trashed,
): Act<Row> {
  const act: Act<Row> = {
    ids,
    find,
    own: (task) => {
      if (task.deletedAt === null) return task;
      const parent = task.parentId === null ? undefined : find(task.parentId);
      const isParentGone = parent !== undefined && afterAct(parent, act).deletedAt !== null;
      return {
        ...task,
        deletedAt: null,
        ...placeOutside(task, isTrashed),
        ...(isParentGone && { parentId: null }),
      };
    },
  };
  return act;
}

function placeOutside({ projectId, sectionId }: Place, isTrashed: Trashed): Partial<Place> {
  if (projectId !== null && isTrashed.project(projectId)) return { projectId: null, sectionId: null };
  return sectionId !== null && isTrashed.section(sectionId) ? { sectionId: null } : {};
}
