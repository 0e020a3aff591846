import CircleAlert from "lucide-react/icons/circle-alert";
import { type ReactNode, useId } from "react";
import { joinClasses } from "../join-classes";

export type FieldLook = {
  label: string;
  /** For a field whose purpose is visible: screen readers still read the label. */
  hideLabel?: boolean;
  hint?: ReactNode;
  error?: string | undefined;
  className?: string;
};

type Wiring = { id: string; "aria-invalid": true | undefined; "aria-describedby": string | undefined };

/** The box of all one-line controls. */
export const controlClass = joinClasses(
  "w-full min-w-0 rounded-md border border-control bg-surface px-3 py-1.5 text-base text-ink transition-colors",
  "min-h-10 pointer-coarse:min-h-11 hover:border-ink aria-invalid:border-danger disabled:opacity-60",
  "focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0",
  "aria-invalid:focus-visible:border-danger aria-invalid:focus-visible:outline-danger",
);

/** Connects label, control, hint and error by id. */
export function Field({
  label,
  hideLabel = false,
  hint,
  error,
  className,
  children,
}: FieldLook & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={joinClasses("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm font-medium"}>
        {label}
      </label>
      {children({ id, "aria-invalid": error ? true : undefined, "aria-describedby": describedBy || undefined })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
