import { useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Whom a form had written to, and the way back to it: it waits out of sight with all that was typed. */
export function useMailSent() {
  const form = useRef<HTMLDivElement>(null);
  const [sentTo, setSentTo] = useState<string>();
  const correct = () => {
    flushSync(() => setSentTo(undefined));
    form.current?.querySelector<HTMLInputElement>("[name=email]")?.focus();
  };
  return { sentTo, setSentTo, correct, formArea: { ref: form, hidden: sentTo !== undefined } };
}
