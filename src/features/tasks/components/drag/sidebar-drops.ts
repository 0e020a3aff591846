import type { Clock } from "~/shared/clock";
import { fold } from "~/shared/text/fold";
import { toast } from "~/ui/feedback/toast";
import { limits } from "../../constants";
import { viewAt, views } from "../../list/views";
import { dueChangeText, dueManyText } from "../../store/change-text";
import type { createManyActions } from "../../store/many/many-actions";
import { selection } from "../../store/many/selection";
import type { Task } from "../../store/task";
import type { TaskActions } from "../../store/task-actions";
import type { TreeActions } from "../../store/tree/tree-actions";
import { onDay } from "../date/on-day";
import { inbox, isSamePlace, type Place, type Places } from "../place/places";
import type { Drop, Point } from "./drag-row";

interface Deps {
  actions: Pick<TaskActions, "edit" | "remove">;
  tree: Pick<TreeActions, "moveTo">;
  many: Pick<ReturnType<typeof createManyActions>, "edit" | "moveTo" | "remove">;
  clock: Clock;
  places: () => Places;
}

/** What a link of the sidebar does with tasks that are dropped on it. */
type Given = Pick<Drop, "act"> & { says: string };

/** Returns the sidebar, if the page shows it. */
const shownSidebar = () =>
  [...document.querySelectorAll<HTMLElement>("[data-frame] > aside")].find(
    (aside) => aside.offsetParent !== null && aside.querySelector("nav") !== null,
  );

/** Returns whether tasks can be dropped beside their list. */
export const canDropBeside = () => shownSidebar() !== undefined;

/** Returns what the links of the sidebar do with tasks that are dropped on them. What would change nothing takes none. */
export function createSidebarDrops({ actions, tree, many, clock, places }: Deps) {
  /** Takes the tasks away from where they are selected. */
  const leaving = (act: () => void) => () => {
    act();
    selection.clear();
  };

  function movingTo(tasks: readonly Task[], place: Place, name: string): Given | undefined {
    const [only, ...others] = tasks;
    if (only === undefined || tasks.every((task) => isSamePlace(task, place))) return undefined;
    const move = () => (others.length === 0 ? tree.moveTo(only, place, name) : many.moveTo(tasks, place, name));
    return { says: `Move to ${name}`, act: leaving(move) };
  }

  function dueToday(tasks: readonly Task[]): Given | undefined {
    const { today, timeZone } = clock;
    const [only, ...others] = tasks;
    if (only === undefined || tasks.every(({ dueOn }) => dueOn === today)) return undefined;
    const due = onDay(today, only, timeZone);
    const act = () =>
      others.length === 0
        ? actions.edit(only, due, dueChangeText(only, due, clock))
        : many.edit(
            tasks,
            (task) => onDay(today, task, timeZone),
            (named) => dueManyText(named, today, clock),
          );
    return { says: "Due today", act };
  }

  function tagged(tasks: readonly Task[], tag: string): Given | undefined {
    const others = tasks.filter(({ tags }) => !tags.some((other) => fold(other) === fold(tag)));
    const free = others.filter(({ tags }) => tags.length < limits.tags);
    const [only, ...more] = free;
    if (others.length === 0) return undefined;
    const withTag = (task: Task) => ({ tags: [...task.tags, tag] });
    const act = () => {
      if (only === undefined) toast({ message: `A task has at most ${limits.tags} tags.`, key: "done" });
      else if (more.length === 0) actions.edit(only, withTag(only), `“${tag}” added to “${only.title}”`);
      else many.edit(free, withTag, (named) => `“${tag}” added to ${named}`);
    };
    return { says: `Add the tag ${tag}`, act };
  }

  function trashed(tasks: readonly Task[]): Given | undefined {
    const [only, ...others] = tasks;
    if (only === undefined) return undefined;
    const act = leaving(() => (others.length === 0 ? actions.remove(only) : many.remove(tasks)));
    return { says: "Move to the trash", act };
  }

  /** Returns what a link does with tasks. */
  function givenBy(link: HTMLAnchorElement, tasks: readonly Task[]): Given | undefined {
    const view = viewAt(link.pathname);
    const id = link.closest<HTMLElement>("[data-link]")?.dataset["link"];
    if (id !== undefined && view === views.all) return tagged(tasks, id);
    const project = places().projects.find((one) => one.id === view?.project);
    if (project !== undefined && project.archivedAt === null)
      return movingTo(tasks, { projectId: project.id, sectionId: null }, project.name);
    const name = link.search === "" ? view?.name : undefined;
    if (name === "inbox") return movingTo(tasks, inbox, "Inbox");
    if (name === "today") return dueToday(tasks);
    return name === "trash" ? trashed(tasks) : undefined;
  }

  return {
    /** Outlines what takes the tasks. Returns a function that ends that. */
    outline(tasks: readonly Task[]): () => void {
      const links = [...(shownSidebar()?.querySelectorAll<HTMLAnchorElement>("nav a[href]") ?? [])];
      const taking = links.filter((link) => givenBy(link, tasks) !== undefined);
      for (const { dataset } of taking) dataset["takes"] = "";
      return () => {
        for (const { dataset } of taking) delete dataset["takes"];
      };
    },
    /** Returns what a point of the sidebar does with tasks: `undefined` where it is beside it, and no drop where it takes none. */
    at({ x, y }: Point, tasks: readonly Task[]): { drop: Drop | undefined } | undefined {
      const pointed = document.elementFromPoint(x, y);
      if (pointed?.closest("[data-frame] > aside") == null) return undefined;
      const link = pointed.closest("li")?.querySelector<HTMLAnchorElement>("a[data-takes]");
      const given = link == null ? undefined : givenBy(link, tasks);
      return { drop: link == null || given === undefined ? undefined : { mark: link, as: "into", ...given } };
    },
  };
}
