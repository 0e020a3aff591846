import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type * as z from "zod/mini";
import type { AuthResult } from "~/client/auth";
import { preload } from "~/ui/page/preload";
import { type Explanation, explainAuthFailure } from "../../auth-failure";
import type * as schemas from "../../schema";

type FieldErrors = Partial<Record<NonNullable<Explanation["field"]>, string>>;
type FormErrors = { errors: FieldErrors; attempt: number } & Partial<Pick<Explanation, "message" | "remedy">>;

type AuthFormOptions<Input, Value> = {
  /** Picks the schema of the form: `({ nameInput }) => nameInput`. The schemas are not part of the page's initial code. */
  schema: (all: typeof schemas) => z.ZodMiniType<Input>;
  send: (input: Input) => Promise<AuthResult<Value>>;
  /** The page to load afterwards, as a whole new document, so that nothing a visitor's page held outlives the sign-in. `undefined` keeps the page. */
  goTo?: string | ((value: Value) => string | undefined);
  /** Called afterwards, on a page that stays. */
  onDone?: (value: Value) => void;
};

const loadSchemas = () => import("../../schema");

/** Returns a form that signs in or up, or changes an account. It reads the fields themselves, so input from before hydration counts. */
export function useAuthForm<Input, Value>({ schema, send, goTo, onDone }: AuthFormOptions<Input, Value>) {
  const form = useRef<HTMLFormElement>(null);
  const awake = useSyncExternalStore(subscribeToNothing, isBrowser, isServer);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<FormErrors>({ errors: {}, attempt: 0 });

  useEffect(() => {
    if (trouble.attempt > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [trouble.attempt]);

  useEffect(() => preload(loadSchemas), []);

  // A page restored from the back/forward cache would still be busy.
  useEffect(() => {
    const wake = () => setBusy(false);
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, []);

  const submit = async (values: Record<string, unknown>) => {
    setBusy(true);
    const outcome = await attempt(values, schema, send);
    if ("value" in outcome) {
      const next = typeof goTo === "function" ? goTo(outcome.value) : goTo;
      if (next !== undefined) {
        window.location.assign(next);
        return;
      }
      setTrouble((before) => ({ errors: {}, attempt: before.attempt }));
      setBusy(false);
      onDone?.(outcome.value);
      return;
    }
    setTrouble((before) => ({ ...outcome, attempt: before.attempt + 1 }));
    setBusy(false);
  };

  return {
    /** Props of the submit button. Before hydration a submission could not be handled. */
    submitProps: { type: "submit" as const, busy, disabled: !awake, className: "disabled:opacity-100!" },
    busy,
    errors: trouble.errors,
    message: trouble.message,
    remedy: trouble.remedy,
    /** Changes with each refusal, so that the same message is announced again. */
    attempt: trouble.attempt,
    formProps: {
      ref: form,
      // If the browser submits without our help, method "get" would put the password into the address.
      method: "post" as const,
      noValidate: true,
      // An error disappears once its field is edited.
      onInput: ({ target }: FormEvent<HTMLFormElement>) => {
        if (!(target instanceof HTMLInputElement)) return;
        const { name } = target;
        setTrouble((before) => (name in before.errors ? { ...before, errors: without(before.errors, name) } : before));
      },
      onSubmit: (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        if (!busy) void submit(Object.fromEntries(new FormData(event.currentTarget)));
      },
    },
  };
}

function without(errors: FieldErrors, name: string): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([field]) => field !== name));
}

const subscribeToNothing = () => () => undefined;
const isBrowser = () => true;
const isServer = () => false;

async function attempt<Input, Value>(
  values: Record<string, unknown>,
  schema: AuthFormOptions<Input, Value>["schema"],
  send: AuthFormOptions<Input, Value>["send"],
): Promise<Omit<FormErrors, "attempt"> | { value: Value }> {
  const all = await loadSchemas().catch(() => undefined);
  if (all === undefined) return { errors: {}, ...explainAuthFailure({ code: "UNREACHABLE", status: 0 }) };
  const checked = schema(all).safeParse(values);
  if (!checked.success) return { errors: firstErrors(checked.error.issues) };
  const result = await send(checked.data);
  if (result.ok) return { value: result.value };
  const { field, ...rest } = explainAuthFailure(result.failure);
  return field ? { errors: { [field]: rest.message } } : { errors: {}, ...rest };
}

function firstErrors(issues: readonly { path: PropertyKey[]; message: string }[]): FieldErrors {
  return Object.fromEntries([...issues].reverse().map(({ path, message }) => [path[0], message]));
}
