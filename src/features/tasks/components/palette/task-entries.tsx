import Circle from "lucide-react/icons/circle";
import CircleCheck from "lucide-react/icons/circle-check";
import Search from "lucide-react/icons/search";
import Tag from "lucide-react/icons/tag";
import { TagDot } from "~/features/tags/components/tag-dot";
import { fold } from "~/shared/text/fold";
import type { PaletteEntry, PaletteGroup } from "~/ui/overlays/palette-entries";
import { limits } from "../../constants";
import { views } from "../../list/views";
import { countTasks } from "../../store/many/count-tasks";
import { selection } from "../../store/many/selection";
import type { Task } from "../../store/task";
import type { TagCount } from "../../store/lists/task-counts";
import { goTo, listHref } from "../list/use-list-address";
import type { Commands } from "../shortcuts/commands";
import { modKey } from "~/ui/text/mod-key";
import { type Command, shortcuts, shownKeysOf } from "../shortcuts/shortcuts";
import { findEntries } from "./find-entries";
import { commandIcons } from "./command-icons";

/** The number of tasks that the palette offers at most. */
const maxTasks = 8;
/** What is done in the palette itself, or needs none. */
const leftOut = new Set(["palette", "next", "previous", "extendDown", "extendUp", "close"]);

/** What acts on several tasks at once. */
const forMany = new Set<string>([
  "complete",
  "due",
  "place",
  "parent",
  "high",
  "medium",
  "low",
  "duplicate",
  "delete",
] satisfies Command[]);

/** What acts on tasks in the trash, and what it is called there. */
const forTrash: Partial<Record<string, string>> = {
  restore: "Restore from the trash",
  delete: "Delete permanently",
} satisfies Partial<Record<Command, string>>;

interface PaletteTasks {
  commands: Commands;
  /** The task that commands act on. */
  selected: Task | undefined;
  tasks: () => readonly Task[];
  tags: readonly TagCount[];
}

/** Returns what the palette offers of the tasks for the typed text: commands, lists, tags, and tasks by their title. */
export function findInTasks(query: string, { commands, selected, tasks, tags }: PaletteTasks): PaletteGroup[] {
  const offered = shortcuts.filter(({ command }) => !leftOut.has(command));
  const mod = modKey();
  const entriesIn = (group: string): PaletteEntry[] =>
    offered
      .filter((shortcut) => shortcut.group === group)
      .map(({ command, label }) => ({
        id: command,
        label,
        icon: commandIcons[command],
        keys: shownKeysOf(command, mod),
        onSelect: () => void commands[command](),
      }));
  const places = [...entriesIn("Go to"), ...(query === "" ? [] : tags.map(tagEntry))];
  const found = findEntries(
    [
      ...aboutTasks(selected, entriesIn("Selected task"), tasks),
      { title: "Commands", items: entriesIn("Everywhere") },
      { title: "Go to", items: places },
    ],
    query,
  );
  const text = query.trim();
  if (text === "") return found;
  return [...found, ...titled(tasks(), text)];
}

/** Returns the commands for the selected tasks, else for the one that has the focus. */
function aboutTasks(task: Task | undefined, items: PaletteEntry[], tasks: () => readonly Task[]): PaletteGroup[] {
  const { ids } = selection.read();
  const isMany = ids.size > 0;
  if (!isMany && task === undefined) return [];
  const title = isMany ? `${countTasks(ids.size)} selected` : `Task “${task?.title}”`;
  const one = isMany ? tasks().find(({ id }) => ids.has(id)) : task;
  if (one !== undefined && one.deletedAt !== null) return [{ title, items: items.flatMap(inTrash) }];
  return [{ title, items: items.filter(({ id }) => (isMany ? forMany.has(id) : id !== "restore")) }];
}

/** Returns the entry of a command as it stands in the trash, if it does. */
function inTrash(entry: PaletteEntry): PaletteEntry[] {
  const label = forTrash[entry.id];
  return label === undefined ? [] : [{ ...entry, label }];
}

function titled(tasks: readonly Task[], text: string): PaletteGroup[] {
  const words = fold(text);
  const isTitled = ({ deletedAt, title }: Task) => deletedAt === null && fold(title).includes(words);
  const items = tasks.filter(isTitled).sort(openFirst).slice(0, maxTasks).map(taskEntry);
  return items.length === 0 ? [] : [{ title: "Tasks", items }];
}

const openFirst = (one: Task, other: Task) =>
  Number(one.completed) - Number(other.completed) || (one.updatedAt > other.updatedAt ? -1 : 1);

const taskEntry = ({ id, title, completed }: Task): PaletteEntry => ({
  id,
  label: title,
  icon: completed ? <CircleCheck aria-hidden /> : <Circle aria-hidden />,
  onSelect: () => goTo(listHref({ view: completed ? views.completed : views.all, task: id })),
});

const tagEntry = ({ tag }: TagCount): PaletteEntry => ({
  id: `tag ${tag}`,
  label: tag,
  words: "tag",
  icon: <TagDot tag={tag} className="mx-[3px]" fallback={<Tag aria-hidden />} />,
  onSelect: () => goTo(listHref({ view: views.all, filter: { tags: [tag] } })),
});

/** Returns the entry that searches all tasks for the typed text, which stands last. */
export function searchIn(query: string): PaletteGroup[] {
  const text = query.trim();
  return text === "" || text.length > limits.search ? [] : [{ title: "Search", items: [searchEntry(text)] }];
}

const searchEntry = (text: string): PaletteEntry => ({
  id: "search all",
  label: `Search all tasks for “${text}”`,
  icon: <Search aria-hidden />,
  onSelect: () => goTo(listHref({ view: views.all, filter: { search: text } })),
});
