"use client";

import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { type ComponentProps, useState } from "react";
import { controlClass, Field, type FieldLook } from "./field";
import { IconButton } from "../icon-button";
import { joinClasses } from "../join-classes";

type PasswordFieldProps = FieldLook & Omit<ComponentProps<"input">, "id" | "className" | "type">;

export function PasswordField({ label, hideLabel, hint, error, className, ...input }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const look = { label, hint, error, ...(hideLabel && { hideLabel }), ...(className && { className }) };
  return (
    <Field {...look}>
      {(wiring) => (
        <div className="relative">
          <input
            spellCheck={false}
            autoCapitalize="none"
            {...input}
            {...wiring}
            type={shown ? "text" : "password"}
            className={joinClasses(controlClass, "pr-11 pointer-coarse:pr-12")}
          />
          <IconButton
            label={shown ? "Hide password" : "Show password"}
            size="sm"
            onClick={() => setShown(!shown)}
            className="absolute! top-1/2 right-1 -translate-y-1/2 pointer-coarse:right-2"
          >
            {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
          </IconButton>
        </div>
      )}
    </Field>
  );
}
