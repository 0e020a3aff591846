import CalendarDays from "lucide-react/icons/calendar-days";
import CircleCheck from "lucide-react/icons/circle-check";
import Flag from "lucide-react/icons/flag";
import Layers from "lucide-react/icons/layers";
import Plus from "lucide-react/icons/plus";
import Sun from "lucide-react/icons/sun";
import Trash2 from "lucide-react/icons/trash-2";
import { exampleTask } from "~/features/tasks/example";
import { LogoMark } from "~/ui/logo";
import { PreviewRow } from "./preview-row";

const places = [
  { name: "Today", count: 4, Icon: Sun },
  { name: "Upcoming", count: 9, Icon: CalendarDays },
  { name: "All", count: 23, Icon: Layers },
  { name: "Completed", count: undefined, Icon: CircleCheck },
  { name: "Trash", count: undefined, Icon: Trash2 },
];

const tasks = {
  overdue: { ...exampleTask, title: "Send the tax return", tags: ["home"] },
  open: { ...exampleTask, title: "Call the harbour about the mooring", tags: ["boat"] },
  today: [
    { ...exampleTask, title: "Review Mira’s draft", priority: "medium", tags: ["work", "writing"] },
    { ...exampleTask, priority: "low", tags: ["home"] },
    { ...exampleTask, title: "Book the train to Lisbon", priority: "medium", tags: [], completed: true },
  ],
} satisfies Record<string, typeof exampleTask | (typeof exampleTask)[]>;

/** Shows a picture of the product, drawn with its own colours and shapes. Nothing in it is interactive. */
export function Preview() {
  return (
    <figure className="mt-14 text-left">
      <figcaption className="sr-only">
        The Today list in Keel: an overdue task, three for today, and the first of them open beside the list.
      </figcaption>
      <div
        inert
        className="mx-auto flex max-w-5xl overflow-hidden rounded-t-xl bg-canvas text-sm shadow-overlay max-sm:-mx-1"
      >
        <Places />
        <div className="min-w-0 flex-1 px-4 pt-6 pb-8 sm:px-8">
          <p className="text-xl font-semibold tracking-tight">Today</p>
          <p className="mt-4 flex min-h-10 items-center gap-2 rounded-lg border border-control bg-surface px-3 text-muted">
            <Plus className="size-4" />
            Add a task
          </p>
          <p className="mt-6 mb-1 font-medium text-danger">Overdue</p>
          <PreviewRow task={tasks.overdue} due="Yesterday" overdue />
          <p className="mt-5 mb-1 font-medium text-muted">Today</p>
          <PreviewRow task={tasks.open} due="Today" open />
          {tasks.today.map((task) => (
            <PreviewRow key={task.title} task={task} due="Today" />
          ))}
        </div>
        <OpenTask />
      </div>
    </figure>
  );
}

function Places() {
  return (
    <div className="w-52 shrink-0 border-r border-line bg-sunken px-3 py-5 max-md:hidden">
      <p className="flex items-center gap-2 px-2 pb-4 font-semibold">
        <LogoMark className="size-5" />
        Keel
      </p>
      {places.map(({ name, count, Icon }, index) => (
        <p
          key={name}
          className={`flex min-h-8 items-center gap-2.5 rounded-md px-2 ${index === 0 ? "bg-pressed font-medium" : "text-muted"}`}
        >
          <Icon className="size-4" />
          <span className="flex-1">{name}</span>
          <span className="text-xs tabular-nums">{count}</span>
        </p>
      ))}
    </div>
  );
}

function OpenTask() {
  return (
    <div className="w-72 shrink-0 border-l border-line bg-surface px-6 py-6 max-lg:hidden">
      <p className="text-base font-semibold">Call the harbour about the mooring</p>
      <p className="mt-2 text-muted">Ask for a place on the east side from March on, and what the winter costs.</p>
      <dl className="mt-6 grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-4">
        <dt className="text-muted">Due</dt>
        <dd className="flex items-center gap-2">
          <CalendarDays className="size-4 text-muted" />
          Today
        </dd>
        <dt className="text-muted">Priority</dt>
        <dd className="flex items-center gap-2">
          <Flag className="size-4 text-priority-high" />
          High
        </dd>
        <dt className="text-muted">Tags</dt>
        <dd>
          <span className="rounded-full bg-accent-soft px-2.5 py-1 text-accent">boat</span>
        </dd>
      </dl>
    </div>
  );
}
