"use client";

import Plus from "lucide-react/icons/plus";
import {
  type ClipboardEventHandler,
  type KeyboardEvent,
  Suspense,
  type SyntheticEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { lazyPart } from "~/ui/page/lazy-part";
import { focusFirstRow } from "../list/row-focus";
import type { AddDraft, ChosenDraft } from "./add-draft";
import { addFieldId } from "./add-task-focus";
import { openWordAt } from "./word/open-word";
import { backToWords, textChange, type Understood } from "./understood";
import type { KeyHandler, ShownList } from "./use-suggestion-keys";

const WordSuggestions = lazyPart(async () => (await import("./word-suggestions")).WordSuggestions);

interface AddFieldProps {
  draft: AddDraft;
  understood: Understood;
  placeholder: string;
  isInSheet: boolean;
  isInvalid: boolean;
  describedBy: string | undefined;
  onChange: (change: ChosenDraft) => void;
  onFocus: () => void;
  onPaste: ClipboardEventHandler;
  /** Goes on to the description. */
  onDescribe: () => void;
}

const listId = `${addFieldId}-words`;

/** Shows the field itself. Shift with Enter goes on to the description, Backspace behind a phrase that was understood turns it back into words; `@` suggests tags, `#` projects. */
export function AddField({
  draft,
  understood,
  isInSheet,
  isInvalid,
  describedBy,
  onChange,
  onDescribe,
  ...rest
}: AddFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(0);
  const [list, showList] = useState<ShownList>();
  const [closedAt, setClosedAt] = useState<number>();
  const listKeys = useRef<KeyHandler>(undefined);
  const nextCaret = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (nextCaret.current === undefined) return;
    field.current?.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = undefined;
  });
  const word = openWordAt(draft.title, caret);
  const follow = ({ currentTarget }: SyntheticEvent<HTMLInputElement>) =>
    setCaret(currentTarget.selectionStart === currentTarget.selectionEnd ? (currentTarget.selectionEnd ?? 0) : 0);
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    const piece = selectionStart === selectionEnd && understood.pieces.find(({ to }) => to === selectionEnd);
    if (event.key === "Enter" && event.shiftKey && !event.nativeEvent.isComposing) {
      onDescribe();
      event.preventDefault();
    } else if (listKeys.current?.(event.key) === true) event.preventDefault();
    else if (event.key === "Backspace" && piece) {
      onChange(backToWords(draft, [piece]));
      event.preventDefault();
    } else if (isInSheet) return;
    else if (event.key === "Escape") event.currentTarget.blur();
    else if (event.key !== "ArrowDown" || !focusFirstRow()) return;
    event.preventDefault();
  };
  return (
    <div className="relative">
      <div className="flex items-center gap-3 pr-2 pl-3">
        <Plus aria-hidden className="size-5 shrink-0 text-accent" />
        <input
          ref={field}
          id={addFieldId}
          dir="auto"
          // A plain text field until there is something to choose.
          {...(list !== undefined && { role: "combobox", "aria-expanded": true, "aria-controls": listId })}
          aria-autocomplete="list"
          aria-activedescendant={list?.activeId}
          data-autofocus={isInSheet || undefined}
          aria-label="Add a task"
          aria-invalid={isInvalid || undefined}
          aria-describedby={describedBy}
          value={draft.title}
          onChange={(event) => {
            onChange(textChange(draft, event.target.value));
            follow(event);
            if (word === undefined) setClosedAt(undefined);
          }}
          onSelect={follow}
          onKeyDown={press}
          autoComplete="off"
          enterKeyHint="done"
          className="min-h-11 min-w-0 flex-1 bg-transparent text-base outline-none"
          {...rest}
        />
      </div>
      {word !== undefined && word.from !== closedAt && (
        <Suspense>
          <WordSuggestions
            id={listId}
            draft={draft}
            understood={understood}
            word={word}
            onKeys={(handle) => {
              listKeys.current = handle;
            }}
            className={isInSheet ? "mx-2 shadow-overlay" : "absolute inset-x-2 top-full mt-1 shadow-overlay"}
            onShow={showList}
            onComplete={({ change, caret: at }) => {
              nextCaret.current = at;
              onChange(change);
              setCaret(at);
            }}
            onClose={() => setClosedAt(word.from)}
          />
        </Suspense>
      )}
    </div>
  );
}
