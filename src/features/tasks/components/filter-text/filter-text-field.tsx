"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import {
  type KeyboardEvent,
  type SubmitEvent,
  Suspense,
  type SyntheticEvent,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { joinClasses } from "~/ui/join-classes";
import { lazyPart } from "~/ui/page/lazy-part";
import { arrangementIn, type ChosenFilter } from "../../list/filter-params";
import { readFilterText } from "../../list/filter-text/read-filter-text";
import { writeFilterText } from "../../list/filter-text/write-filter-text";
import type { View } from "../../list/views";
import type { KeyHandler, ShownList } from "../add/use-suggestion-keys";
import { chooseFilter } from "../list/use-list-address";
import { usePlaces } from "../place/use-places";
import { apartFrom, decidedBy } from "./decided-filters";
import { completeFilterWord, filterWordAt } from "./word-at";

const FilterWordSuggestions = lazyPart(async () => (await import("../add/word-suggestions")).FilterWordSuggestions);

/** What the user writes, instead of the text of the filter `of`. */
interface Draft {
  of: string;
  text: string;
  error?: string;
}

/** Shows the filters of a list as one line of text. Enter applies what is written there; Escape takes it back. */
export function FilterTextField({ view, filter }: { view: View; filter: ChosenFilter }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const listKeys = useRef<KeyHandler>(undefined);
  const nextCaret = useRef<number>(undefined);
  const [draft, setDraft] = useState<Draft>();
  const [caret, setCaret] = useState<number>();
  const [list, showList] = useState<ShownList>();
  const [closedAt, setClosedAt] = useState<number>();
  useLayoutEffect(() => {
    if (nextCaret.current === undefined) return;
    field.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = undefined;
  });
  const { decided, chosen } = apartFrom(filter, decidedBy(view));
  const context = { places: usePlaces(), project: view.project };
  const current = writeFilterText(chosen, context);
  // Once the filter is another, what was written about the former one has gone.
  const { text, error } = draft?.of === current ? draft : { text: current };
  const write = (written: string) => setDraft({ of: current, text: written });
  const word = caret === undefined ? undefined : filterWordAt(text, caret);
  const isCompleted = word !== undefined && word.from !== closedAt;
  const follow = ({ currentTarget: { selectionStart, selectionEnd } }: SyntheticEvent<HTMLInputElement>) =>
    setCaret(selectionStart === selectionEnd ? (selectionEnd ?? undefined) : undefined);
  const apply = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reading = readFilterText(text, { ...context, decided: decidedBy(view) });
    if ("fault" in reading) {
      setDraft({ of: current, text, error: reading.fault.message });
      nextCaret.current = reading.fault.to;
      return;
    }
    setDraft(undefined);
    setCaret(undefined);
    if (writeFilterText(reading.filter, context) !== current)
      chooseFilter({ ...reading.filter, ...decided, ...arrangementIn(filter) });
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (listKeys.current?.(event.key) === true) event.preventDefault();
    else if (event.key === "Escape" && draft !== undefined) {
      setDraft(undefined);
      event.preventDefault();
    }
  };
  return (
    <form noValidate onSubmit={apply} className="relative flex basis-full flex-col gap-1 focus-within:z-20">
      <div className="flex items-center gap-2">
        <label htmlFor={id} className="shrink-0 text-sm text-muted">
          As text
        </label>
        <div className="relative min-w-0 flex-1">
          <input
            ref={field}
            id={id}
            dir="auto"
            // A plain text field until there is something to choose.
            {...(list !== undefined && { role: "combobox", "aria-expanded": true, "aria-controls": `${id}-words` })}
            aria-autocomplete="list"
            aria-activedescendant={list?.activeId}
            aria-invalid={error !== undefined || undefined}
            aria-describedby={error === undefined ? undefined : `${id}-error`}
            value={text}
            onChange={(event) => {
              write(event.target.value);
              follow(event);
              if (word === undefined) setClosedAt(undefined);
            }}
            onSelect={follow}
            onBlur={() => setCaret(undefined)}
            onKeyDown={press}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="go"
            placeholder="today & @home & !#Work"
            className={joinClasses(
              "min-h-8 w-full min-w-0 rounded-md border border-control bg-surface px-2 text-sm text-ink placeholder:text-muted hover:border-ink",
              "focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger pointer-coarse:min-h-11 pointer-coarse:text-base",
            )}
          />
          {isCompleted && (
            <Suspense>
              <FilterWordSuggestions
                id={`${id}-words`}
                word={word}
                onKeys={(handle) => {
                  listKeys.current = handle;
                }}
                onShow={showList}
                onChoose={(name) => {
                  const completed = completeFilterWord(text, word, name);
                  write(completed.text);
                  setCaret(completed.caret);
                  nextCaret.current = completed.caret;
                  setClosedAt(word.from);
                }}
                onClose={() => setClosedAt(word.from)}
              />
            </Suspense>
          )}
        </div>
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <bdi className="min-w-0 wrap-anywhere">{error}</bdi>
        </p>
      )}
    </form>
  );
}
