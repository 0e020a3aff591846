import { type KeyboardEvent, useEffect, useId, useRef } from "react";

interface AddDescriptionProps {
  text: string;
  error: string | undefined;
  /** Whether the user has just asked for it, and goes on writing here. */
  isAsked: boolean;
  onChange: (text: string) => void;
  onLeave: () => void;
}

/** Shows the field for the description of the task being typed. Ctrl or Cmd with Enter adds the task, Escape goes back to its title. */
export function AddDescription({ text, error, isAsked, onChange, onLeave }: AddDescriptionProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isAsked) area.current?.focus();
  }, [isAsked]);
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isSubmit = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (!isSubmit && event.key !== "Escape") return;
    // It closes neither the sheet nor the open task.
    event.preventDefault();
    event.stopPropagation();
    if (isSubmit) event.currentTarget.form?.requestSubmit();
    else onLeave();
  };
  return (
    <div className="basis-full">
      <textarea
        ref={area}
        dir="auto"
        aria-label="Description"
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        placeholder="Description"
        rows={2}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={press}
        className="field-sizing-content max-h-[40dvh] min-h-14 w-full resize-none bg-transparent pt-1 pl-8 text-base outline-none placeholder:text-muted max-sm:pl-9 sm:text-sm"
      />
      {error !== undefined && (
        <output id={`${id}-error`} className="block pb-1 pl-8 text-sm text-danger max-sm:pl-9">
          {error}
        </output>
      )}
    </div>
  );
}
