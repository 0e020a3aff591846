"use client";

import { type ComponentProps, type ReactNode, useEffect, useState } from "react";
import type { AuthResult } from "~/client/auth";
import { dataOf } from "~/client/call-data";
import { readKey, readStrings } from "~/client/read-answer";
import { preload } from "~/ui/page/preload";

const loadDialog = async () => (await import("./step-up-dialog")).StepUpDialog;

type StepUpDialog = Awaited<ReturnType<typeof loadDialog>>;
type OpenDialog = { Dialog: StepUpDialog } & ComponentProps<StepUpDialog>;
type Answer = "confirmed" | "not confirmed" | "not asked";

interface StepUp {
  /** Sends to `/api/auth`. Where the server requires step-up authentication, runs it and sends again; what was typed stays. */
  withStepUp: <Value>(send: () => Promise<AuthResult<Value>>) => Promise<AuthResult<Value>>;
  /** Does the same for a procedure. Rejects as `call` does, also when the person does not confirm. */
  callWithStepUp: <Value>(call: () => Promise<Value>) => Promise<Value>;
  /** The dialog; place it anywhere in the component. */
  dialog: ReactNode;
}

/** Returns step-up authentication for a component: "Confirm it's you", if the server wants a proof from within the last ten minutes. */
export function useStepUp(): StepUp {
  const [opened, setOpened] = useState<OpenDialog>();
  useEffect(() => preload(loadDialog), []);

  const ask = async (methods: string[]): Promise<Answer> => {
    const Dialog = await loadDialog().catch(() => undefined);
    if (Dialog === undefined) return "not asked";
    return new Promise<Answer>((resolve) => {
      const onAnswer = (isConfirmed: boolean) => {
        setOpened(undefined);
        resolve(isConfirmed ? "confirmed" : "not confirmed");
      };
      setOpened({ Dialog, methods, onAnswer });
    });
  };

  return {
    withStepUp: async (send) => {
      const result = await send();
      if (result.ok || result.failure.code !== "confirmation_required") return result;
      const answer = await ask(result.failure.methods ?? []);
      if (answer === "confirmed") return send();
      const code = answer === "not asked" ? "UNREACHABLE" : "NOT_CONFIRMED";
      return { ok: false, failure: { code, status: answer === "not asked" ? 0 : 403 } };
    },
    callWithStepUp: async (call) => {
      try {
        return await call();
      } catch (error) {
        const methods = stepUpMethods(error);
        if (methods !== undefined && (await ask(methods)) === "confirmed") return call();
        throw error;
      }
    },
    dialog: opened && <opened.Dialog methods={opened.methods} onAnswer={opened.onAnswer} />,
  };
}

/** Returns the methods of step-up authentication that the server offers; `undefined` if the call failed for another reason. */
function stepUpMethods(error: unknown): string[] | undefined {
  const data = dataOf(error);
  return readKey(data, "reason") === "confirmation_required" ? readStrings(data, "methods") : undefined;
}
