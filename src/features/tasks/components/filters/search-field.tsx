"use client";

import Search from "lucide-react/icons/search";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useUnsentSearch } from "~/client/unsent-search";
import { type ChosenFilter, readFilter } from "../../list/filter-params";
import { canonical, lengthFault } from "~/shared/text/written-text";
import { limits } from "../../constants";
import { focusFirstRow, focusFirstRowSoon } from "../list/row-focus";
import { chooseFilter } from "../list/use-list-address";

export const searchFieldId = "search-tasks";
const pause = 200;

/** Searches while the user types. A late change of the address never overwrites the field. */
export function SearchField({ filter }: { filter: ChosenFilter }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef(filter.search ?? "");
  /** Whether the first row takes the focus once the results are there. */
  const isRowWanted = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [error, setError] = useState<string>();
  useEffect(() => {
    const given = filter.search ?? "";
    if (given === sent.current && isRowWanted.current) {
      isRowWanted.current = false;
      focusFirstRowSoon();
    }
    if (given === sent.current || field.current === null) return;
    sent.current = given;
    field.current.value = given;
    setError(undefined);
  }, [filter.search]);
  useEffect(() => () => clearTimeout(timer.current), []);
  /** Returns whether the searched text changed. */
  const search = (typed: string): boolean => {
    clearTimeout(timer.current);
    const text = canonical(typed.trim());
    const tooLong = lengthFault(text, limits.search);
    setError(tooLong);
    if (tooLong !== undefined || text === sent.current) return false;
    sent.current = text;
    // A filter chosen while the text was waiting is in the address already, but maybe not in `filter` yet.
    const { filter: chosen } = readFilter(new URLSearchParams(window.location.search));
    chooseFilter({ ...chosen, search: text }, { replace: true });
    return true;
  };
  useUnsentSearch({
    read: () => {
      if (field.current === null) return undefined;
      const { value: text } = field.current;
      return { text, isSent: text.trim() === sent.current };
    },
    apply: (text) => {
      if (field.current !== null) field.current.value = text;
      search(text);
    },
  });
  const searchSoon = (text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => search(text), pause);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    if (event.key === "Enter") {
      isRowWanted.current = search(input.value);
      if (!isRowWanted.current) focusFirstRowSoon();
    } else if (event.key === "Escape") {
      if (input.value === "") input.blur();
      input.value = "";
      search("");
    } else if (event.key !== "ArrowDown" || !focusFirstRow()) return;
    event.preventDefault();
  };
  return (
    <div className="relative min-w-32 flex-1 max-sm:order-first">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-4 left-3 size-4 -translate-y-1/2 text-muted pointer-coarse:top-5.5"
      />
      <input
        ref={field}
        id={searchFieldId}
        dir="auto"
        type="search"
        aria-label="Search tasks"
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        placeholder="Search"
        defaultValue={filter.search}
        autoComplete="off"
        enterKeyHint="search"
        onChange={({ target, nativeEvent }) => {
          if (!("isComposing" in nativeEvent && nativeEvent.isComposing === true)) searchSoon(target.value);
        }}
        onCompositionEnd={({ currentTarget }) => searchSoon(currentTarget.value)}
        // Following a link keeps what was typed for the way back.
        onBlur={({ currentTarget }) => search(currentTarget.value)}
        onKeyDown={press}
        className="min-h-8 w-full rounded-full border border-control bg-surface pr-3 pl-9 text-sm hover:border-ink focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger pointer-coarse:min-h-11 pointer-coarse:text-base"
      />
      {error !== undefined && (
        <output className="mt-1 block px-3 text-sm text-danger">
          <span id={`${id}-error`}>{error}</span>
        </output>
      )}
    </div>
  );
}
