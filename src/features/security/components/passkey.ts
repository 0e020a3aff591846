import type { RouterOutputs } from "~/client/api";

/** A passkey of whoever is signed in. */
export type Passkey = RouterOutputs["security"]["factors"]["passkeys"][number];
