import { useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Returns the address that a form sent mail to, and the command that returns to the form with its input. */
export function useMailSent() {
  const form = useRef<HTMLDivElement>(null);
  const [sentTo, setSentTo] = useState<string>();
  const correct = () => {
    flushSync(() => setSentTo(undefined));
    form.current?.querySelector<HTMLInputElement>("[name=email]")?.focus();
  };
  return { sentTo, setSentTo, correct, formArea: { ref: form, hidden: sentTo !== undefined } };
}
