import { type KeyboardEvent, useId, useState } from "react";
import { TagDot } from "~/features/tags/components/tag-dot";
import { joinClasses } from "~/ui/join-classes";
import { enterTags, suggestTags } from "../../list/filters/tag-entry";
import { useTaskTags } from "../../store/copy/use-copied";
import { nearClass } from "../date/near-days";

const maxOffered = 50;

interface TagChecksProps {
  /** Returns whether all tasks have the tag, some (`mixed`) or none. */
  stateOf: (tag: string) => boolean | "mixed";
  onAdd: (tag: string) => void;
  onRemove: (tag: string) => void;
}

/** Shows the known tags, each with whether the tasks have it, and a field that finds them or adds a new one. */
export function TagChecks({ stateOf, onAdd, onRemove }: TagChecksProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [error, setError] = useState<string>();
  const known = useTaskTags();
  const offered = suggestTags(text, { known: known.map(({ tag }) => tag), taken: [], atMost: maxOffered });
  const enter = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== "Enter") return;
    event.preventDefault();
    const entered = enterTags([], text);
    for (const tag of entered.tags) onAdd(tag);
    setText(entered.rest);
    setError(entered.error);
  };
  return (
    <div className="flex flex-col gap-2">
      <input
        aria-label="Find or add a tag"
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : id}
        value={text}
        dir="auto"
        placeholder="Find or add a tag"
        autoComplete="off"
        autoCapitalize="none"
        onChange={({ target }) => {
          setText(target.value);
          setError(undefined);
        }}
        onKeyDown={enter}
        className="min-h-9 w-full rounded-md border border-control bg-surface px-2.5 text-sm outline-none focus:border-accent focus:outline-1 focus:outline-accent pointer-coarse:min-h-11 pointer-coarse:text-base"
      />
      {error !== undefined && (
        <output id={id} className="text-sm text-danger">
          {error}
        </output>
      )}
      {offered.length === 0 ? (
        <p className="text-sm text-muted">Press Enter to add the tag.</p>
      ) : (
        <fieldset aria-label="Known tags" className="-mx-2 flex max-h-72 flex-col overflow-y-auto">
          {offered.map((tag) => {
            const state = stateOf(tag);
            return (
              <label key={tag} className={joinClasses(nearClass, "cursor-pointer")}>
                <input
                  type="checkbox"
                  checked={state === true}
                  ref={(box) => {
                    if (box !== null) box.indeterminate = state === "mixed";
                  }}
                  onChange={() => (state === true ? onRemove(tag) : onAdd(tag))}
                  className="size-4 shrink-0 accent-(--color-accent)"
                />
                <TagDot tag={tag} />
                <bdi className="truncate">{tag}</bdi>
              </label>
            );
          })}
        </fieldset>
      )}
    </div>
  );
}
