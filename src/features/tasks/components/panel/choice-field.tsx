import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from "react";
import { SuggestionList, suggestionId } from "./suggestion-list";

interface ChoiceFieldProps {
  label: string;
  text: string;
  onType: (text: string) => void;
  /** What names each choice, in the order that they are shown. */
  keys: readonly string[];
  /** The index of the one that Enter takes until another is gone to, or -1. */
  current: number;
  onChoose: (key: string) => void;
  renderChoice: (key: string) => ReactNode;
  /** Why nothing can be chosen. */
  fault?: string | undefined;
}

/** Shows a list to choose one from, and a field that finds it. WAI-ARIA combobox with a list. */
export function ChoiceField({ label, text, onType, keys, current, onChoose, renderChoice, fault }: ChoiceFieldProps) {
  const id = useId();
  const listId = `${id}-list`;
  const [index, setIndex] = useState<number>();
  const chosen = Math.min(index ?? current, keys.length - 1);
  const activeId = keys[chosen] === undefined ? undefined : suggestionId(listId, chosen);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);
  const type = (next: string) => {
    onType(next);
    setIndex(undefined);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const { length } = keys;
    const key = keys[chosen];
    if (event.key === "Enter") {
      if (key !== undefined) onChoose(key);
    } else if (event.key === "ArrowDown" && length > 0) setIndex((chosen + 1) % length);
    else if (event.key === "ArrowUp" && length > 0) setIndex(chosen <= 0 ? length - 1 : chosen - 1);
    else if (event.key === "Escape" && text !== "") {
      type("");
      // It closes no more than what was typed.
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-1">
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={keys.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        aria-invalid={fault !== undefined || undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        value={text}
        dir="auto"
        placeholder={label}
        autoComplete="off"
        data-autofocus
        onChange={({ target }) => type(target.value)}
        onKeyDown={press}
        className="min-h-9 w-full rounded-md border border-control bg-surface px-2.5 text-sm outline-none focus:border-accent focus:outline-1 focus:outline-accent pointer-coarse:min-h-11 pointer-coarse:text-base"
      />
      {fault !== undefined && (
        <output id={`${id}-fault`} className="text-sm text-danger">
          {fault}
        </output>
      )}
      <SuggestionList
        id={listId}
        suggestions={keys}
        chosen={chosen}
        onChoose={onChoose}
        renderSuggestion={renderChoice}
        className="-mx-2 max-h-72 overflow-y-auto"
      />
    </div>
  );
}
