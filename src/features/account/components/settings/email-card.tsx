"use client";

import MailCheck from "lucide-react/icons/mail-check";
import { useState } from "react";
import { sendVerification } from "~/client/mail-links";
import { changeEmail, type EmailChange } from "~/client/own-account";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { TextField } from "~/ui/fields/text-field";
import { MailServerNotice, type MailMode } from "../sign-in/check-your-mail";
import { SendMail } from "../sign-in/send-mail";
import { SettingsCard } from "./settings-page";
import { useAuthForm } from "../sign-in/use-auth-form";
import { useStepUp } from "../step-up/use-step-up";
import { useMailSent } from "../sign-in/use-mail-sent";

interface EmailCardProps {
  email: string;
  isVerified: boolean;
  mail: MailMode;
}

export function EmailCard({ email, isVerified, mail }: EmailCardProps) {
  // Without mail an address cannot be confirmed, so nothing requires it.
  const mustConfirm = !isVerified && mail === "smtp";
  const { withStepUp, dialog } = useStepUp();
  const { sentTo, setSentTo, correct, formArea } = useMailSent();
  const [needsApproval, setNeedsApproval] = useState(false);
  const { submitProps, busy, errors, message, attempt, formProps } = useAuthForm({
    schema: ({ emailInput }) => emailInput,
    send: (input) => withStepUp(() => changeEmail(input)),
    onDone: (change: EmailChange) => {
      setNeedsApproval(change.needsApproval);
      setSentTo(change.to);
    },
  });
  return (
    <SettingsCard title="E-mail address" about="You sign in with it, and e-mails about your account are sent to it.">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span className="font-medium wrap-anywhere">{email}</span>
        {isVerified ? <Badge tone="accent">Confirmed</Badge> : <Badge>Not confirmed</Badge>}
      </p>
      {!isVerified && sentTo === undefined && (
        <div className="flex flex-col gap-3">
          <p className="text-sm text-pretty text-muted">
            {mustConfirm
              ? "Open the link we sent you. Until then you cannot change the address, or add a passkey, an authenticator app or Google. Wrong address? Delete this account and sign up with the right one."
              : "Open the link we sent you. Wrong address? Change it below."}
          </p>
          <SendMail action="Send the e-mail again" mail={mail} send={() => sendVerification({ email })}>
            We sent an e-mail to {email}.
          </SendMail>
        </div>
      )}
      {sentTo !== undefined && (
        <EmailChangeSteps from={email} to={sentTo} needsApproval={needsApproval} mail={mail} onCorrect={correct} />
      )}
      <div {...formArea} hidden={formArea.hidden || mustConfirm} className="border-t border-line pt-5">
        <form {...formProps} className="flex flex-col items-start gap-4">
          <TextField
            label="New e-mail address"
            name="email"
            type="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            required
            hint="It changes only after you open the links we send."
            className="w-full max-w-sm"
            error={errors.email}
          />
          {message && <Notice key={attempt}>{message}</Notice>}
          <Button {...submitProps}>{busy ? "Sending" : "Change address"}</Button>
        </form>
      </div>
      {dialog}
    </SettingsCard>
  );
}

interface EmailChangeStepsProps {
  from: string;
  to: string;
  needsApproval: boolean;
  mail: MailMode;
  onCorrect: () => void;
}

const focus = (element: HTMLElement | null) => element?.focus();

/** Shows the remaining steps, which are in the mail. The text is the same whether or not the new address has an account. */
function EmailChangeSteps({ from, to, needsApproval, mail, onCorrect }: EmailChangeStepsProps) {
  return (
    <div className="flex flex-col items-start gap-3 border-t border-line pt-5">
      <h3 ref={focus} tabIndex={-1} className="flex items-center gap-2 font-medium outline-none">
        <MailCheck aria-hidden className="size-4 shrink-0 text-accent" />
        Check your inbox
      </h3>
      {needsApproval ? (
        <ol className="list-decimal space-y-1 pl-5 text-sm text-pretty wrap-anywhere">
          <li>
            We sent an e-mail to <strong className="font-medium">{from}</strong>. Open its link to agree.
          </li>
          <li>
            Then we send one to <strong className="font-medium">{to}</strong>. Open its link to change the address.
          </li>
        </ol>
      ) : (
        <p className="text-sm text-pretty wrap-anywhere">
          We sent an e-mail to <strong className="font-medium">{to}</strong>. Open its link to change the address.
        </p>
      )}
      <MailServerNotice mail={mail} />
      <Button onClick={onCorrect}>Change the address</Button>
    </div>
  );
}
