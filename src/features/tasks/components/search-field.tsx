"use client";

import Search from "lucide-react/icons/search";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { type ChosenFilter, readFilter } from "../filter-params";
import { limits } from "../vocabulary";
import { chooseFilter } from "./use-list-address";

export const searchFieldId = "search-tasks";
const pause = 200;

/** Searches as one types. The field belongs to the person: an address that catches up later never overwrites it. */
export function SearchField({ filter }: { filter: ChosenFilter }) {
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef(filter.search ?? "");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const given = filter.search ?? "";
    if (given === sent.current || field.current === null) return;
    sent.current = given;
    field.current.value = given;
  }, [filter.search]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string) => {
    sent.current = text.trim();
    // What was chosen while the text was waiting is in the address already, but maybe not in `filter` yet.
    const { filter: chosen } = readFilter(new URLSearchParams(window.location.search));
    chooseFilter({ ...chosen, search: sent.current }, { replace: true });
  };
  const searchSoon = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(text), pause);
  };
  const leave = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    clearTimeout(timer.current);
    const input = event.currentTarget;
    if (input.value === "") input.blur();
    input.value = "";
    search("");
  };
  return (
    <div className="relative min-w-32 flex-1 max-sm:order-first">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
      <input
        ref={field}
        id={searchFieldId}
        type="search"
        aria-label="Search tasks"
        placeholder="Search"
        defaultValue={filter.search}
        maxLength={limits.search}
        autoComplete="off"
        enterKeyHint="search"
        onChange={(event) => searchSoon(event.target.value)}
        onKeyDown={leave}
        className="min-h-8 w-full rounded-full border border-control bg-surface pr-3 pl-9 text-sm hover:border-ink focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 pointer-coarse:min-h-11 pointer-coarse:text-base"
      />
    </div>
  );
}
