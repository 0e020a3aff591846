import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import type { ReactNode } from "react";
import { joinClasses } from "../join-classes";

const tones = {
  danger: { role: "alert", look: "bg-danger-soft text-danger", Icon: CircleAlert },
  good: { role: "status", look: "bg-accent-soft text-accent", Icon: CircleCheck },
};

type NoticeProps = { children: ReactNode; tone?: keyof typeof tones; className?: string };

/** Shows the failure or success of a whole form. It is announced when it appears; give it a new `key` to announce the same text again. */
export function Notice({ children, tone = "danger", className }: NoticeProps) {
  const { role, look, Icon } = tones[tone];
  return (
    <p role={role} className={joinClasses("flex items-start gap-2 rounded-md px-3 py-2.5 text-sm", look, className)}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0">{children}</span>
    </p>
  );
}
