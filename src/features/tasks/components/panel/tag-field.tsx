"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import { type KeyboardEvent, useId, useState } from "react";
import { TagDot } from "~/features/tags/components/tag-dot";
import { Chip } from "~/ui/chip";
import { joinClasses } from "~/ui/join-classes";
import { limits } from "../../constants";
import { enterTags, suggestTags } from "../../list/filters/tag-entry";
import { useTaskTags } from "../../store/copy/use-copied";
import { tagSuggestion } from "../tags/tag-suggestion";
import { SuggestionList, suggestionId } from "./suggestion-list";
import { usePageExit } from "./use-page-exit";

const maxOffered = 50;

interface TagFieldProps {
  tags: string[];
  /** As a line among other properties: without a frame, and with the known tags over the next lines while it has the focus. */
  isLine?: boolean;
  onChange: (tags: string[]) => void;
}

/** Shows tags as chips, a field for the next, and the known ones: Enter or a comma adds, Backspace removes the last. WAI-ARIA combobox with a list. */
export function TagField({ tags, isLine = false, onChange }: TagFieldProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState(-1);
  const [isOffering, setIsOffering] = useState(!isLine);
  const known = useTaskTags();
  const suggestions = suggestTags(text, { known: known.map(({ tag }) => tag), taken: tags, atMost: maxOffered });
  const isFull = tags.length >= limits.tags && text === "";
  const isOpen = isOffering && !isFull && suggestions.length > 0;
  const offer = (isWanted: boolean) => setIsOffering(isWanted || !isLine);
  const [error, setError] = useState<string>();
  const type = (next: string) => {
    setText(next);
    setChosen(-1);
    setError(undefined);
    offer(next !== "" || isOffering);
  };
  const add = (typed: string) => {
    const next = enterTags(tags, typed);
    if (next.tags !== tags) onChange(next.tags);
    type(next.rest);
    setError(next.error);
  };
  usePageExit(() => {
    if (text.trim() !== "") add(text);
  });
  const press = (event: KeyboardEvent) => {
    const { length } = suggestions;
    if (event.key === "Enter" || (event.key === "," && text.trim() !== "")) {
      if (text.trim() === "" && chosen === -1) return;
      event.preventDefault();
      add(suggestions[chosen] ?? text);
    } else if (event.key === "Backspace" && text === "" && tags.length > 0) onChange(tags.slice(0, -1));
    else if (event.key === "ArrowDown" && !isOpen && !isFull && length > 0) offer(true);
    else if (event.key === "ArrowDown" && isOpen) setChosen((chosen + 1) % length);
    else if (event.key === "ArrowUp" && isOpen) setChosen((chosen - 1 + length) % length);
    else if (event.key === "Escape" && text !== "") type("");
    else if (event.key === "Escape" && isLine && isOpen) offer(false);
    else return;
    if (event.key !== "Backspace") event.preventDefault();
  };
  return (
    <div className="relative flex min-w-0 flex-1 flex-col gap-1.5">
      <label htmlFor={id} className={isLine ? "sr-only" : "text-sm font-medium"}>
        Tags
      </label>
      <div
        className={joinClasses(
          "flex min-h-9 flex-wrap items-center gap-1.5 rounded-md py-1",
          isLine
            ? "pointer-coarse:min-h-11"
            : "border border-control bg-surface px-2 focus-within:border-accent focus-within:outline-1 focus-within:outline-accent",
        )}
      >
        {tags.map((tag) => (
          <Chip
            key={tag}
            icon={<TagDot tag={tag} />}
            onRemove={() => onChange(tags.filter((other) => other !== tag))}
            removeLabel={`Remove ${tag}`}
          >
            {tag}
          </Chip>
        ))}
        <input
          id={id}
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && chosen >= 0 ? suggestionId(`${id}-list`, chosen) : undefined}
          value={text}
          disabled={isFull}
          dir="auto"
          aria-invalid={error !== undefined || undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          placeholder={placeholderOf({ isFull, isLine, isEmpty: tags.length === 0 })}
          autoComplete="off"
          autoCapitalize="none"
          // An on-screen keyboard reports a comma only through the field's value.
          onChange={({ target: { value } }) => (value.includes(",") ? add(value) : type(value))}
          onKeyDown={press}
          onFocus={() => offer(true)}
          onBlur={() => {
            add(text);
            offer(false);
          }}
          className={joinClasses(
            "min-h-7 min-w-24 flex-1 bg-transparent outline-none placeholder:text-muted",
            isLine ? "text-sm pointer-coarse:text-base" : "text-base",
          )}
        />
      </div>
      {error !== undefined && (
        <output className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span id={`${id}-error`}>{error}</span>
        </output>
      )}
      <SuggestionList
        id={`${id}-list`}
        suggestions={isOpen ? suggestions : []}
        chosen={chosen}
        onChoose={add}
        renderSuggestion={tagSuggestion}
        className={joinClasses(
          "max-h-56 overflow-y-auto",
          isLine ? "absolute inset-x-0 top-full border border-line shadow-overlay" : "-mx-1",
        )}
      />
    </div>
  );
}

function placeholderOf({ isFull, isLine, isEmpty }: { isFull: boolean; isLine: boolean; isEmpty: boolean }): string {
  if (isFull) return `At most ${limits.tags}`;
  if (!isEmpty) return "";
  return isLine ? "Add tags" : "Type, then Enter";
}
