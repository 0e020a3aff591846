"use client";

import { type ReactNode, useState } from "react";
import type { AuthResult } from "~/client/auth";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/feedback/notice";
import { explainAuthFailure } from "../../auth-failure";
import { MailServerNotice, type MailMode } from "./check-your-mail";

interface SendMailProps {
  action: string;
  send: () => Promise<AuthResult<unknown>>;
  mail: MailMode;
  /** The message after it was sent. */
  children: ReactNode;
}

/** Shows a button that sends mail to the signed-in user, and the outcome. */
export function SendMail({ action, send, mail, children }: SendMailProps) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ refusal?: string; times: number }>({ times: 0 });
  const start = async () => {
    setBusy(true);
    const result = await send();
    setBusy(false);
    const refusal = result.ok ? {} : { refusal: explainAuthFailure(result.failure).message };
    setSaid(({ times }) => ({ ...refusal, times: times + 1 }));
  };
  return (
    <div className="flex flex-col items-start gap-4">
      {said.times > 0 && (
        <Notice key={said.times} tone={said.refusal === undefined ? "good" : "danger"} className="wrap-anywhere">
          {said.refusal ?? children}
        </Notice>
      )}
      {said.times > 0 && said.refusal === undefined && <MailServerNotice mail={mail} />}
      <Button busy={busy} onClick={() => void start()}>
        {action}
      </Button>
    </div>
  );
}
