import { useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Returns the address a form sent mail to, and the way back to the form, which keeps what was typed. */
export function useMailSent() {
  const form = useRef<HTMLDivElement>(null);
  const [sentTo, setSentTo] = useState<string>();
  const correct = () => {
    flushSync(() => setSentTo(undefined));
    form.current?.querySelector<HTMLInputElement>("[name=email]")?.focus();
  };
  return { sentTo, setSentTo, correct, formArea: { ref: form, hidden: sentTo !== undefined } };
}
