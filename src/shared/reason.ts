import { maxReasonLength } from "./reason-length";
import { visibleText } from "./text/schema";

/** Why an administrator does something; it goes to the audit log. */
export const reason = visibleText(maxReasonLength, "Enter a reason.");
