import { maxReasonLength } from "./reason-length";
import { visibleText } from "./text/schema";

/** The reason for an administrator's action, which is stored in the audit log. */
export const reason = visibleText(maxReasonLength, "Enter a reason.");
