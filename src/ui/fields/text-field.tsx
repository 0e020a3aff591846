import type { ComponentProps } from "react";
import { controlClass, Field, type FieldLook } from "./field";

type TextFieldProps = FieldLook & Omit<ComponentProps<"input">, "id" | "className">;

export function TextField({ label, hideLabel, hint, error, className, ...input }: TextFieldProps) {
  const look = { label, hint, error, ...(hideLabel && { hideLabel }), ...(className && { className }) };
  return (
    <Field {...look}>
      {(wiring) => (
        <input dir={isProse(input.type) ? "auto" : undefined} {...input} {...wiring} className={controlClass} />
      )}
    </Field>
  );
}

/** Returns whether the field takes text in any direction, not an address, a number or a day. */
const isProse = (type: string | undefined) => type === undefined || type === "text" || type === "search";
