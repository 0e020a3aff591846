import type { BetterAuthOptions } from "better-auth";
import { cutUserAgent } from "../../http/address/user-agent";
import { describeVerification } from "./purpose";

/** Our columns of `verifications`, so that Better Auth writes them with the row. */
export const verificationFields = {
  userId: { type: "string", required: false, input: false },
  purpose: { type: "string", required: false, input: false },
  userAgent: { type: "string", required: false, input: false },
} as const;

type VerificationHooks = NonNullable<NonNullable<BetterAuthOptions["databaseHooks"]>["verification"]>;

/** Says of every row that Better Auth writes whose it is and what for, and of a trusted browser which one. */
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
