import type { ComponentProps } from "react";
import { controlClass, Field, type FieldLook } from "./field";
import { joinClasses } from "../join-classes";

type TextAreaProps = FieldLook & Omit<ComponentProps<"textarea">, "id" | "className">;

/** Shows a text area that grows with its text, from `rows` to half the screen. */
export function TextArea({ label, hideLabel, hint, error, className, rows = 3, ...area }: TextAreaProps) {
  const look = { label, hint, error, ...(hideLabel && { hideLabel }), ...(className && { className }) };
  return (
    <Field {...look}>
      {(wiring) => (
        <textarea
          dir="auto"
          {...area}
          {...wiring}
          rows={rows}
          className={joinClasses(controlClass, "field-sizing-content min-h-24 max-h-[50dvh] resize-y")}
        />
      )}
    </Field>
  );
}
