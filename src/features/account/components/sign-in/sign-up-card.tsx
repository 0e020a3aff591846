"use client";

import type { ReactNode } from "react";
import { AccountCard } from "./account-card";
import { CheckYourMail, type MailMode } from "./check-your-mail";
import { SignUpForm } from "./sign-up-form";
import { useMailSent } from "./use-mail-sent";

type SignUpCardProps = {
  goTo: string;
  mail: MailMode;
  /** Other ways to sign up. */
  children: ReactNode;
  footer: ReactNode;
};

/** Shows the sign-up form. Its answer is the same for a new and an existing account, so that only the owner learns which it was. */
export function SignUpCard({ goTo, mail, children, footer }: SignUpCardProps) {
  const { sentTo, setSentTo, correct, formArea } = useMailSent();
  return (
    <AccountCard
      title={sentTo === undefined ? "Create your account" : "Check your inbox"}
      isNews={sentTo !== undefined}
      footer={sentTo === undefined && footer}
    >
      {sentTo !== undefined && (
        <CheckYourMail mail={mail} isSignedIn={false} onCorrect={correct}>
          We sent an e-mail to <strong className="font-medium">{sentTo}</strong>. Open it and follow the link, then sign
          in.
        </CheckYourMail>
      )}
      <div {...formArea} className="flex flex-col gap-6">
        {children}
        <SignUpForm goTo={goTo} onMailSent={setSentTo} />
      </div>
    </AccountCard>
  );
}
