import CircleAlert from "lucide-react/icons/circle-alert";
import { type SubmitEvent, useEffect, useId, useRef, useState } from "react";
import { joinClasses } from "../join-classes";

interface InlineFieldProps {
  label: string;
  value?: string;
  placeholder?: string;
  /** Returns what is wrong with a text. */
  faultOf: (text: string) => string | undefined;
  /** Saves another text, without blanks at its ends. */
  onSave: (text: string) => void;
  /** Called once the text is saved, or is to stay as it was. */
  onClose: () => void;
  /** The look of the text that it takes the place of. */
  className?: string;
}

/** Shows a field in the place of a text. Enter and leaving it save, Escape does not. */
export function InlineField({ label, value = "", placeholder, faultOf, onSave, onClose, className }: InlineFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  // It stands where the user has just pressed.
  useEffect(() => field.current?.focus(), []);
  const [text, setText] = useState(value);
  const [error, setError] = useState<string>();
  // A field that is taken away loses the focus, which must not save again.
  const isDone = useRef(false);
  const close = () => {
    isDone.current = true;
    onClose();
  };
  const save = (fault: string | undefined) => {
    const written = text.trim();
    setError(fault);
    if (fault !== undefined) return;
    if (written !== value) onSave(written);
    close();
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save(faultOf(text.trim()));
  };
  return (
    <form noValidate onSubmit={submit} className="min-w-0 flex-1">
      <input
        ref={field}
        aria-label={label}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : id}
        autoComplete="off"
        dir="auto"
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setError(undefined);
        }}
        onBlur={() => {
          if (isDone.current) return;
          if (text.trim() === "" || text.trim() === value) close();
          else save(faultOf(text.trim()));
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          close();
        }}
        className={joinClasses(
          "w-full min-w-0 rounded-md border border-control bg-surface px-1.5 text-ink placeholder:text-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 aria-invalid:border-danger",
          className,
        )}
      />
      {error !== undefined && (
        <p id={id} className="flex items-start gap-1.5 pt-1 text-sm font-normal text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </form>
  );
}
