import CalendarDays from "lucide-react/icons/calendar-days";
import Columns3 from "lucide-react/icons/columns-3";
import List from "lucide-react/icons/list";
import type { ReactNode } from "react";
import { SegmentedControl } from "~/ui/segmented-control";
import type { Layout } from "../../constants";
import { layoutLabels, layoutOf, layoutsOf } from "../../list/arrangement/arrangement";
import type { ChosenFilter } from "../../list/filter-params";
import type { View } from "../../list/views";
import { useArrange } from "./use-arrange";

/** A week is a calendar, too; its own switch is there. */
type Kind = Exclude<Layout, "week">;

const icons: Record<Kind, ReactNode> = {
  list: <List aria-hidden />,
  board: <Columns3 aria-hidden />,
  calendar: <CalendarDays aria-hidden />,
};

/** Lets the user choose how the tasks of a list are laid out. */
export function LayoutControl({ view, filter }: { view: View; filter: ChosenFilter }) {
  const arrange = useArrange(view, filter);
  const offered = layoutsOf(view).filter((layout) => layout !== "week");
  const shown = layoutOf(view, filter);
  if (offered.length === 1) return null;
  return (
    <SegmentedControl<Kind>
      label="Layout"
      value={shown === "week" ? "calendar" : shown}
      options={offered.map((value) => ({ value, label: layoutLabels[value], icon: icons[value] }))}
      onChoose={(layout) => arrange({ layout: layout === "list" ? undefined : layout })}
    />
  );
}
