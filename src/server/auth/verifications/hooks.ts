import type { BetterAuthOptions } from "better-auth";
import { cutUserAgent } from "../../http/address/user-agent";
import { describeVerification } from "./purpose";

/** Additional columns of `verifications`, which Better Auth writes with the row. */
export const verificationFields = {
  userId: { type: "string", required: false, input: false },
  purpose: { type: "string", required: false, input: false },
  userAgent: { type: "string", required: false, input: false },
} as const;

type VerificationHooks = NonNullable<NonNullable<BetterAuthOptions["databaseHooks"]>["verification"]>;

/** Sets user and purpose of every row that Better Auth writes, and the user agent of a trusted browser. */
export const describeVerifications: VerificationHooks = {
  create: {
    before: async (row, context) => {
      const described = describeVerification(row);
      const isBrowser = described.purpose === "trusted-browser";
      const userAgent = isBrowser ? cutUserAgent(context?.headers?.get("user-agent")) : null;
      return { data: { ...described, userAgent } };
    },
  },
};
