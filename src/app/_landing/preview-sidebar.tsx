import CalendarRange from "lucide-react/icons/calendar-range";
import CircleCheck from "lucide-react/icons/circle-check";
import Inbox from "lucide-react/icons/inbox";
import Layers from "lucide-react/icons/layers";
import Sun from "lucide-react/icons/sun";
import type { ReactNode } from "react";
import { ColorDot } from "~/ui/color-dot";
import { LogoMark } from "~/ui/logo";

const lists = [
  { name: "Inbox", count: 4, Icon: Inbox },
  { name: "Today", count: 5, Icon: Sun, isCurrent: true },
  { name: "Upcoming", count: 10, Icon: CalendarRange },
  { name: "All tasks", count: 19, Icon: Layers },
  { name: "Completed", Icon: CircleCheck },
];

const projects = [
  { name: "Home", count: 4, color: "teal" },
  { name: "Boat", count: 4, color: "blue" },
  { name: "Family", count: 4, color: "pink" },
  { name: "Work", count: 3, color: "orange" },
] as const;

/** Shows the sidebar in the picture. */
export function PreviewSidebar() {
  return (
    <div className="w-52 shrink-0 border-r border-line bg-sunken px-3 py-5 max-md:hidden">
      <p className="flex items-center gap-2 px-2 pb-4 font-semibold">
        <LogoMark className="size-5" />
        Keel
      </p>
      {lists.map(({ name, count, Icon, isCurrent }) => (
        <Line key={name} count={count} isCurrent={isCurrent}>
          <Icon aria-hidden className="size-4 text-accent" />
          {name}
        </Line>
      ))}
      <p className="mt-5 px-2 pb-1 text-xs font-medium text-muted">Projects</p>
      {projects.map(({ name, count, color }) => (
        <Line key={name} count={count}>
          <ColorDot color={color} className="mx-0.75" />
          {name}
        </Line>
      ))}
    </div>
  );
}

function Line({
  children,
  count,
  isCurrent,
}: {
  children: ReactNode;
  count?: number | undefined;
  isCurrent?: boolean | undefined;
}) {
  return (
    <p className={`flex min-h-8 items-center gap-2.5 rounded-md px-2 ${isCurrent ? "bg-pressed font-medium" : ""}`}>
      {children}
      <span className="ml-auto text-xs text-muted tabular-nums">{count}</span>
    </p>
  );
}
