import type { RouterOutputs } from "~/client/api";

/** A passkey of the signed-in user. */
export type Passkey = RouterOutputs["security"]["factors"]["passkeys"][number];
