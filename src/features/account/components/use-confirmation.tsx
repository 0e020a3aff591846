"use client";

import { isTRPCClientError } from "@trpc/client";
import { type ReactNode, useState } from "react";
import * as z from "zod/mini";
import type { AuthResult } from "~/client/auth";
import { ConfirmDialog } from "./confirm-dialog";

type Question = { methods: string[]; answer: (isConfirmed: boolean) => void };

/** How the server says, of a procedure, that it wants a confirmation first. */
const refusal = z.object({ reason: z.literal("confirmation_required"), methods: z.array(z.string()) });

interface Confirmation {
  /** Sends to `/api/auth`; where the server wants a confirmation first, asks for it and sends again. Nothing that was typed is lost. */
  confirmed: <Value>(send: () => Promise<AuthResult<Value>>) => Promise<AuthResult<Value>>;
  /** The same for a procedure; rejects as `call` does, when the person does not confirm too. */
  confirmedCall: <Value>(call: () => Promise<Value>) => Promise<Value>;
  /** To be placed anywhere. */
  dialog: ReactNode;
}

/** "Confirm it is you": for what the server does only for who has given a password or a second factor within the last ten minutes. */
export function useConfirmation(): Confirmation {
  const [question, setQuestion] = useState<Question>();

  const ask = (methods: string[]) =>
    new Promise<boolean>((resolve) => {
      const answer = (isConfirmed: boolean) => {
        setQuestion(undefined);
        resolve(isConfirmed);
      };
      setQuestion({ methods, answer });
    });

  return {
    confirmed: async (send) => {
      const result = await send();
      if (result.ok || result.failure.code !== "confirmation_required") return result;
      if (await ask(result.failure.methods ?? [])) return send();
      return { ok: false, failure: { code: "NOT_CONFIRMED", status: 403 } };
    },
    confirmedCall: async (call) => {
      try {
        return await call();
      } catch (error) {
        const { success, data } = refusal.safeParse(isTRPCClientError(error) ? error.data : undefined);
        if (success && (await ask(data.methods))) return call();
        throw error;
      }
    },
    dialog: question && <ConfirmDialog methods={question.methods} onAnswer={question.answer} />,
  };
}
