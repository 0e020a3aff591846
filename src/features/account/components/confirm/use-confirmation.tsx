"use client";

import { type ComponentProps, type ReactNode, useEffect, useState } from "react";
import type { AuthResult } from "~/client/auth";
import { dataOf } from "~/client/call-data";
import { readKey, readStrings } from "~/client/read-answer";
import { preload } from "~/ui/page/preload";

const loadDialog = async () => (await import("./confirm-dialog")).ConfirmDialog;

type ConfirmDialog = Awaited<ReturnType<typeof loadDialog>>;
type Question = { Dialog: ConfirmDialog } & ComponentProps<ConfirmDialog>;
type Answer = "confirmed" | "not confirmed" | "not asked";

interface Confirmation {
  /** Sends to `/api/auth`; where the server wants a confirmation first, asks for it and sends again. Nothing that was typed is lost. */
  confirmed: <Value>(send: () => Promise<AuthResult<Value>>) => Promise<AuthResult<Value>>;
  /** The same for a procedure; rejects as `call` does, when the person does not confirm too. */
  confirmedCall: <Value>(call: () => Promise<Value>) => Promise<Value>;
  /** To be placed anywhere. */
  dialog: ReactNode;
}

/** Asks "Confirm it's you" where the server wants a password or a second factor from within the last ten minutes. */
export function useConfirmation(): Confirmation {
  const [question, setQuestion] = useState<Question>();
  useEffect(() => preload(loadDialog), []);

  const ask = async (methods: string[]): Promise<Answer> => {
    const Dialog = await loadDialog().catch(() => undefined);
    if (Dialog === undefined) return "not asked";
    return new Promise<Answer>((resolve) => {
      const onAnswer = (isConfirmed: boolean) => {
        setQuestion(undefined);
        resolve(isConfirmed ? "confirmed" : "not confirmed");
      };
      setQuestion({ Dialog, methods, onAnswer });
    });
  };

  return {
    confirmed: async (send) => {
      const result = await send();
      if (result.ok || result.failure.code !== "confirmation_required") return result;
      const answer = await ask(result.failure.methods ?? []);
      if (answer === "confirmed") return send();
      const code = answer === "not asked" ? "UNREACHABLE" : "NOT_CONFIRMED";
      return { ok: false, failure: { code, status: answer === "not asked" ? 0 : 403 } };
    },
    confirmedCall: async (call) => {
      try {
        return await call();
      } catch (error) {
        const methods = methodsAskedFor(error);
        if (methods !== undefined && (await ask(methods)) === "confirmed") return call();
        throw error;
      }
    },
    dialog: question && <question.Dialog methods={question.methods} onAnswer={question.onAnswer} />,
  };
}

/** Returns how the server says, of a procedure, that it wants a confirmation first; `undefined` if that is not why the call failed. */
function methodsAskedFor(error: unknown): string[] | undefined {
  const data = dataOf(error);
  return readKey(data, "reason") === "confirmation_required" ? readStrings(data, "methods") : undefined;
}
