import ChevronDown from "lucide-react/icons/chevron-down";
import { oneOf } from "~/shared/one-of";
import { groupingLabels, groupingOf, groupingsOf, usualGroupingOf } from "../../list/arrangement/arrangement";
import type { ChosenFilter } from "../../list/filter-params";
import type { View } from "../../list/views";
import { useArrange } from "./use-arrange";

/** Lets the user choose what the headings of a list are about. */
export function GroupControl({ view, filter }: { view: View; filter: ChosenFilter }) {
  const arrange = useArrange(view, filter);
  const offered = groupingsOf(view);
  if (offered.length === 0) return null;
  const choose = (value: string) => {
    const group = oneOf(offered, value);
    arrange({ group: group === usualGroupingOf(view, filter) ? undefined : group });
  };
  return (
    <label className="relative flex items-center rounded-full border border-control text-sm hover:bg-hover">
      <span className="py-0.5 pl-3 text-muted">Group by</span>
      <select
        value={groupingOf(view, filter)}
        onChange={(event) => choose(event.target.value)}
        className="select-look min-h-7.5 rounded-r-full py-0.5 pr-7 pl-1.5 text-ink pointer-coarse:min-h-9"
      >
        {offered.map((value) => (
          <option key={value} value={value}>
            {groupingLabels[value]}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-muted"
      />
    </label>
  );
}
