import ChevronDown from "lucide-react/icons/chevron-down";
import type { ComponentProps } from "react";
import { controlClass, Field, type FieldLook } from "./field";
import { joinClasses } from "../join-classes";

type SelectFieldProps = FieldLook & Omit<ComponentProps<"select">, "id" | "className">;

/** Shows the platform's select, styled: its picker is the one that phone users know. Children are `<option>`s. */
export function SelectField({ label, hideLabel, hint, error, className, ...select }: SelectFieldProps) {
  const look = { label, hint, error, ...(hideLabel && { hideLabel }), ...(className && { className }) };
  return (
    <Field {...look}>
      {(wiring) => (
        <div className="relative">
          <select {...select} {...wiring} className={joinClasses(controlClass, "select-look pr-9")} />
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
          />
        </div>
      )}
    </Field>
  );
}
