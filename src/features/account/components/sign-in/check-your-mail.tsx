"use client";

import type { ReactNode } from "react";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { TextLink } from "~/ui/text/text-link";
import { NextButton } from "./next-link";

/** What happens to mail on this installation. */
export type MailMode = "smtp" | "preview" | "queued";

type CheckYourMailProps = {
  mail: MailMode;
  isSignedIn: boolean;
  /** What was sent, worded so that it does not reveal whether the account exists. */
  children: ReactNode;
  onCorrect: () => void;
};

/** Shows what to do after a form has sent an e-mail. */
export function CheckYourMail({ mail, isSignedIn, children, onCorrect }: CheckYourMailProps) {
  return (
    <div className="flex flex-col gap-5">
      <p className="text-pretty wrap-anywhere">{children}</p>
      <MailServerNotice mail={mail} />
      <p className="text-sm text-pretty text-muted">
        Nothing there after a few minutes? Check your spam folder and the address.
      </p>
      <div className="flex flex-col gap-3">
        <NextButton isSignedIn={isSignedIn} />
        <Button size="lg" onClick={onCorrect}>
          Change the address
        </Button>
      </div>
    </div>
  );
}

/** Shows where to find mail when no mail server delivers it. */
export function MailServerNotice({ mail }: { mail: MailMode }) {
  if (mail === "queued") return <Notice>This server cannot send e-mail yet. Contact your administrator.</Notice>;
  if (mail === "smtp") return null;
  return (
    <p className="text-sm text-pretty text-muted">
      No mail server is configured. Read mail in the <TextLink href="/outbox">outbox</TextLink> on this machine.
    </p>
  );
}
