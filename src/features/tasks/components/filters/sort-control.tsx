"use client";

import ArrowDownWideNarrow from "lucide-react/icons/arrow-down-wide-narrow";
import ArrowUpNarrowWide from "lucide-react/icons/arrow-up-narrow-wide";
import ChevronDown from "lucide-react/icons/chevron-down";
import { joinClasses } from "~/ui/join-classes";
import { IconButton } from "~/ui/icon-button";
import type { ChosenFilter } from "../../list/filter-params";
import { sortDefinitions } from "../../list/sorts/sorts";
import { hasOneOrder, type View } from "../../list/views";
import { oneOf } from "~/shared/one-of";
import { type Order, type Sort, sorts } from "../../constants";
import { useArrange } from "./use-arrange";

const orderNames: Record<Order, string> = { asc: "ascending", desc: "descending" };

export function SortControl({ view, filter }: { view: View; filter: ChosenFilter }) {
  const sort = filter.sort ?? view.sort;
  const order = filter.order ?? sortDefinitions[sort].naturalOrder;
  const offered = view.sorts.includes(sort) ? view.sorts : [...view.sorts, sort];
  const arrange = useArrange(view, filter);
  const choose = (next: Sort, turned?: Order) =>
    arrange({ sort: next === view.sort ? undefined : next, order: turned });
  const turn = () => {
    const opposite = order === "asc" ? "desc" : "asc";
    choose(sort, opposite === sortDefinitions[sort].naturalOrder ? undefined : opposite);
  };
  return (
    <div className="flex items-center rounded-full border border-control">
      <div className="relative">
        <select
          aria-label="Sort by"
          value={sort}
          onChange={(event) => choose(oneOf(sorts, event.target.value) ?? view.sort)}
          className={joinClasses(
            "select-look min-h-7.5 py-0.5 pr-6 pl-3 text-sm text-ink hover:bg-hover pointer-coarse:min-h-9",
            hasOneOrder(sort) ? "rounded-full" : "rounded-l-full",
          )}
        >
          {offered.map((value) => (
            <option key={value} value={value}>
              {sortDefinitions[value].label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-muted"
        />
      </div>
      {!hasOneOrder(sort) && (
        <IconButton
          label={`Sort order: ${orderNames[order]}`}
          size="sm"
          className="h-7.5! rounded-l-none! rounded-r-full! border-l border-line pointer-coarse:h-9!"
          onClick={turn}
        >
          {order === "asc" ? <ArrowUpNarrowWide aria-hidden /> : <ArrowDownWideNarrow aria-hidden />}
        </IconButton>
      )}
    </div>
  );
}
