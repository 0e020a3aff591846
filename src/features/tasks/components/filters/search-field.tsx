"use client";

import Search from "lucide-react/icons/search";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useUnsentSearch } from "~/client/unsent-search";
import { type ChosenFilter, readFilter } from "../../list/filter-params";
import { canonical, lengthFault } from "~/shared/text/written-text";
import { joinClasses } from "~/ui/join-classes";
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
    <div className="relative shrink-0 max-sm:focus-within:absolute max-sm:focus-within:top-0 max-sm:focus-within:right-12 max-sm:focus-within:left-0 max-sm:focus-within:z-10 max-sm:focus-within:bg-canvas">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted pointer-coarse:left-3.5"
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
        data-tooltip="Search"
        data-shortcut="/"
        // An icon until it is used.
        className={joinClasses(
          "h-9 w-9 cursor-pointer rounded-md border border-transparent bg-transparent pr-0 pl-8 text-sm placeholder:text-transparent hover:bg-hover pointer-coarse:h-11 pointer-coarse:w-11 pointer-coarse:pl-10 pointer-coarse:text-base",
          "focus:w-64 focus:cursor-text focus:pr-2 focus:border-control focus:bg-surface focus:placeholder:text-muted max-sm:focus:w-full",
          "not-placeholder-shown:w-64 not-placeholder-shown:cursor-text not-placeholder-shown:pr-2 not-placeholder-shown:border-control not-placeholder-shown:bg-surface max-sm:not-placeholder-shown:not-focus:w-36",
          "focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger!",
        )}
      />
      {error !== undefined && (
        <output className="absolute top-full right-0 z-20 mt-1 w-64 rounded-md bg-surface px-3 py-2 text-sm text-danger shadow-overlay">
          <span id={`${id}-error`}>{error}</span>
        </output>
      )}
    </div>
  );
}
