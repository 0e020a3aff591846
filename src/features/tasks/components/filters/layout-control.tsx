import Columns3 from "lucide-react/icons/columns-3";
import List from "lucide-react/icons/list";
import CalendarDays from "lucide-react/icons/calendar-days";
import type { ReactNode } from "react";
import { joinClasses } from "~/ui/join-classes";
import type { Layout } from "../../constants";
import { layoutLabels, layoutOf, layoutsOf } from "../../list/arrangement/arrangement";
import type { ChosenFilter } from "../../list/filter-params";
import type { View } from "../../list/views";
import { useArrange } from "./use-arrange";

const icons: Record<Layout, ReactNode> = {
  list: <List aria-hidden />,
  board: <Columns3 aria-hidden />,
  calendar: <CalendarDays aria-hidden />,
};

/** Lets the user choose how the tasks of a list are laid out. */
export function LayoutControl({ view, filter }: { view: View; filter: ChosenFilter }) {
  const arrange = useArrange(view, filter);
  const offered = layoutsOf(view);
  const shown = layoutOf(view, filter);
  if (offered.length === 1) return null;
  return (
    <fieldset aria-label="Layout" className="flex rounded-full border border-control p-px">
      {offered.map((layout) => (
        <button
          key={layout}
          type="button"
          aria-pressed={layout === shown}
          onClick={() => arrange({ layout: layout === "list" ? undefined : layout })}
          className={joinClasses(
            "inline-flex min-h-7 items-center gap-1.5 rounded-full px-2.5 text-sm hit-area pointer-coarse:min-h-9 [&_svg]:size-3.5",
            layout === shown ? "bg-accent-soft text-accent" : "text-ink hover:bg-hover",
          )}
        >
          {icons[layout]}
          {layoutLabels[layout]}
        </button>
      ))}
    </fieldset>
  );
}
