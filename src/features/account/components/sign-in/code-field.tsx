"use client";

import type { ComponentProps } from "react";
import { TextField } from "~/ui/fields/text-field";

type CodeFieldProps = Pick<ComponentProps<typeof TextField>, "error" | "hint"> & {
  /** Which code is asked for first; `either` accepts both. */
  kind: "app" | "paper" | "either";
  /** Whether the code is the only purpose of the page. */
  takesFocus?: boolean;
};

const labels = { app: "Code", paper: "Backup code", either: "Code" };
const hints = {
  app: "The six-digit code from your authenticator app.",
  paper: "One of the codes you saved when you set up two-step sign-in. Each works once.",
  either: "The six-digit code from your authenticator app, or a backup code.",
};

const focus = (element: HTMLInputElement | null) => element?.focus();

/** Takes a typed or pasted code; phones and password managers fill in six digits. */
export function CodeField({ kind, error, hint, takesFocus = false }: CodeFieldProps) {
  return (
    <TextField
      label={labels[kind]}
      name="code"
      inputMode={kind === "app" ? "numeric" : "text"}
      autoComplete={kind === "paper" ? "off" : "one-time-code"}
      autoCapitalize="none"
      spellCheck={false}
      required
      data-autofocus
      {...(takesFocus && { ref: focus })}
      hint={hint ?? hints[kind]}
      error={error}
    />
  );
}
