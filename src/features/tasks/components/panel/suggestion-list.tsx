import type { ReactNode } from "react";
import { joinClasses } from "~/ui/join-classes";

interface SuggestionListProps {
  id: string;
  /** Without any the list is hidden. */
  suggestions: readonly string[];
  /** The index of the one that Enter takes, or -1. */
  chosen: number;
  onChoose: (suggestion: string) => void;
  /** Shows a suggestion; without it, its own text is shown. */
  renderSuggestion?: (suggestion: string) => ReactNode;
  className?: string;
}

/** Returns the id of an entry, for `aria-activedescendant`. */
export const suggestionId = (listId: string, index: number) => `${listId}-${index}`;

/** Shows the list of a WAI-ARIA combobox, whose field keeps the focus. */
export function SuggestionList({
  id,
  suggestions,
  chosen,
  onChoose,
  renderSuggestion,
  className,
}: SuggestionListProps) {
  return (
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot belong to a text field
      role="listbox"
      aria-label="Suggestions"
      hidden={suggestions.length === 0}
      className={joinClasses("z-10 rounded-lg bg-surface p-1", className)}
    >
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion}
          id={suggestionId(id, index)}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          // The field keeps the focus. Chosen by the click, because one that came after the list has gone would press what is below it.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(suggestion)}
          onKeyDown={({ key }) => key === "Enter" && onChoose(suggestion)}
          className={joinClasses(
            "flex min-h-8 cursor-pointer items-center rounded-md px-2 text-sm hover:bg-hover pointer-coarse:min-h-11",
            index === chosen && "bg-hover",
          )}
        >
          {renderSuggestion ? renderSuggestion(suggestion) : <bdi className="truncate">{suggestion}</bdi>}
        </div>
      ))}
    </div>
  );
}
