"use client";

import { useState } from "react";
import { sendVerification } from "~/client/mail-links";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { TextField } from "~/ui/fields/text-field";
import { explainAuthFailure } from "../../auth-failure";
import { MailServerNotice, type MailMode } from "./check-your-mail";
import { useAuthForm } from "./use-auth-form";

/** Sends another confirmation link to the address that is entered. */
export function VerificationForm({ mail, ownAddress }: { mail: MailMode; ownAddress: string | undefined }) {
  const [sent, setSent] = useState({ to: "", times: 0 });
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ emailInput }) => emailInput,
    send: sendVerification,
    onDone: (to) => setSent(({ times }) => ({ to, times: times + 1 })),
  });
  return (
    <form {...formProps} className="flex flex-col gap-5">
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={ownAddress}
        required
        error={errors.email}
      />
      {message && <Notice key={attempt}>{message}</Notice>}
      {sent.times > 0 && !message && !errors.email && (
        <>
          <Notice key={sent.times} tone="good" className="wrap-anywhere">
            If {sent.to} is waiting to be confirmed, we sent an e-mail.
          </Notice>
          <MailServerNotice mail={mail} />
        </>
      )}
      <Button {...submitProps} variant="primary" size="lg">
        {busy ? "Sending" : "Send a new link"}
      </Button>
    </form>
  );
}

/** Sends another link, beside a form that already holds the address. */
export function SendVerificationAgain() {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ tone: "good" | "danger"; words: string }>();
  const send = async (form: HTMLFormElement | null) => {
    // Read when the button appears, which is when the form has been sent.
    const { emailInput } = await import("../../schema");
    const { success, data } = emailInput.safeParse(Object.fromEntries(new FormData(form ?? undefined)));
    if (!success || busy) return;
    setBusy(true);
    const result = await sendVerification(data);
    setBusy(false);
    setSaid(
      result.ok
        ? { tone: "good", words: `If ${data.email} is waiting to be confirmed, we sent an e-mail.` }
        : { tone: "danger", words: explainAuthFailure(result.failure).message },
    );
  };
  return (
    <>
      {said && (
        <Notice tone={said.tone} className="wrap-anywhere">
          {said.words}
        </Notice>
      )}
      <Button size="lg" busy={busy} onClick={({ currentTarget }) => void send(currentTarget.form)}>
        Send the e-mail again
      </Button>
    </>
  );
}
