import type { ComponentProps } from "react";
import { controlClass, Field, type FieldLook } from "./field";

type TextFieldProps = FieldLook & Omit<ComponentProps<"input">, "id" | "className">;

export function TextField({ label, hideLabel, hint, error, className, ...input }: TextFieldProps) {
  const look = { label, hint, error, ...(hideLabel && { hideLabel }), ...(className && { className }) };
  return <Field {...look}>{(wiring) => <input {...input} {...wiring} className={controlClass} />}</Field>;
}
