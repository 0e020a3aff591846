import type { ReactNode } from "react";
import { joinClasses } from "./join-classes";

const tones = {
  neutral: "bg-pressed text-ink",
  accent: "bg-accent-soft text-accent",
  danger: "bg-danger-soft text-danger",
};

/** Shows a status in one or two words. */
export function Badge({ tone = "neutral", children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={joinClasses(
        "inline-flex min-h-5 w-fit items-center rounded-full px-2 text-xs font-medium",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
