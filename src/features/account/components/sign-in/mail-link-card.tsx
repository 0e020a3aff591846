"use client";

import { type ReactNode, useState } from "react";
import type { AuthResult } from "~/client/auth";
import { approveEmailChange, confirmEmailChange, type LinkPassword, verifyEmail } from "~/client/mail-links";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { AccountCard } from "./account-card";
import { LinkPasswordForm } from "./link-password-form";
import { useAuthForm } from "./use-auth-form";
import { useCleanAddress } from "./use-clean-address";
import { NextLink, NextButton } from "./next-link";

interface LinkPage {
  title: string;
  about: string;
  button: string;
  follow: (token: string, proof?: LinkPassword) => Promise<AuthResult<string>>;
  doneTitle: string;
  done: (address: ReactNode) => ReactNode;
  refused: string;
}

const linkPages = {
  "verify-email": {
    title: "Confirm your e-mail address",
    about: "Press the button to confirm that this address is yours.",
    button: "Confirm address",
    follow: verifyEmail,
    doneTitle: "Your address is confirmed",
    done: (address) => <>{address} is confirmed and your account is ready.</>,
    refused: "It was already used or has expired. If you have confirmed your address, sign in.",
  },
  "approve-email-change": {
    title: "Change your e-mail address",
    about: "You asked to change your e-mail address. Press the button to agree. If this wasn't you, close this page.",
    button: "Yes, change it",
    follow: approveEmailChange,
    doneTitle: "One more step",
    done: (address) => (
      <>Now open the link in the e-mail we sent to {address}. Your address does not change until then.</>
    ),
    refused: "It was already used or has expired. You can request the change again in your settings.",
  },
  "confirm-email-change": {
    title: "Confirm your new e-mail address",
    about: "Press the button to use this address for your account.",
    button: "Confirm address",
    follow: confirmEmailChange,
    doneTitle: "Your address is changed",
    done: (address) => <>You sign in with {address} from now on.</>,
    refused: "It was already used or has expired. You can request the change again in your settings.",
  },
} satisfies Record<string, LinkPage>;

type MailLinkCardProps = {
  kind: keyof typeof linkPages;
  /** The token in the link. */
  token: string | undefined;
  isSignedIn: boolean;
  /** Shown when the link does not work. */
  children?: ReactNode;
};

/** Shows the page that a link in an e-mail opens. Only its button uses the link up, because mail scanners follow links, too. */
export function MailLinkCard({ kind, token = "", isSignedIn, children }: MailLinkCardProps) {
  useCleanAddress();
  // Read now, because the address is about to lose it.
  const [savedToken] = useState(token);
  const [outcome, setOutcome] = useState<{ address: string } | "refused">();
  const [asked, setAsked] = useState<{ isNew: boolean; email: string | undefined }>();
  const page: LinkPage = linkPages[kind];
  const follow = async (proof?: LinkPassword) => {
    const result = await page.follow(savedToken, proof);
    if (result.ok) return result;
    const { code, email } = result.failure;
    if (code === "INVALID_TOKEN" || (proof === undefined && result.failure.status === 400)) setOutcome("refused");
    if (code === "PASSWORD_REQUIRED" || code === "NEW_PASSWORD_REQUIRED")
      setAsked({ isNew: code === "NEW_PASSWORD_REQUIRED", email });
    return result;
  };
  const onDone = (address: string) => setOutcome({ address });
  const { submitProps, busy, message, attempt, formProps } = useAuthForm({
    schema: ({ nothingInput }) => nothingInput,
    send: () => follow(),
    onDone,
  });
  const footer = <NextLink isSignedIn={isSignedIn} />;
  if (outcome === "refused" || savedToken === "") {
    return (
      <AccountCard
        title={outcome === "refused" ? "This link no longer works" : "This link is incomplete"}
        isNews={outcome === "refused"}
        footer={footer}
      >
        <p className="text-pretty text-muted">
          {outcome === "refused" ? page.refused : "Open the link from the e-mail again."}
        </p>
        {children}
      </AccountCard>
    );
  }
  if (outcome !== undefined) {
    return (
      <AccountCard title={page.doneTitle} isNews>
        <p className="text-pretty wrap-anywhere text-muted">
          {page.done(<strong className="font-medium text-ink">{outcome.address}</strong>)}
        </p>
        <NextButton isSignedIn={isSignedIn} />
      </AccountCard>
    );
  }
  if (asked !== undefined) {
    return (
      <AccountCard title={page.title} footer={footer}>
        <LinkPasswordForm
          {...asked}
          mayChoose={kind === "verify-email"}
          action={page.button}
          send={follow}
          onDone={onDone}
        />
      </AccountCard>
    );
  }
  return (
    <AccountCard title={page.title} footer={footer}>
      <form {...formProps} className="flex flex-col gap-5">
        <p className="text-pretty text-muted">{page.about}</p>
        {message && <Notice key={attempt}>{message}</Notice>}
        <Button {...submitProps} variant="primary" size="lg">
          {busy ? "One moment…" : page.button}
        </Button>
      </form>
    </AccountCard>
  );
}
