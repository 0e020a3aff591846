import Check from "lucide-react/icons/check";
import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes";

const tints = {
  high: "border-priority-high text-priority-high checked:bg-priority-high",
  medium: "border-priority-medium text-priority-medium checked:bg-priority-medium",
  low: "border-priority-low text-priority-low checked:bg-priority-low",
};

type CheckboxCircleProps = Omit<ComponentProps<"input">, "type" | "className" | "size"> & {
  label: string;
  tint?: keyof typeof tints;
};

/** A round checkbox. The visible circle is 20 px, the target 24 px, 44 px under a finger. */
export function CheckboxCircle({ label, tint = "medium", ...input }: CheckboxCircleProps) {
  return (
    <span className="relative inline-flex size-6 shrink-0 items-center justify-center hit-area">
      <input
        {...input}
        type="checkbox"
        aria-label={label}
        className={joinClasses(
          "peer z-1 size-5 appearance-none rounded-full border-2 transition-colors",
          "before:absolute before:-inset-0.5 pointer-coarse:before:-inset-2.5",
          tints[tint],
        )}
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute z-2 size-3 text-surface opacity-0 transition-opacity peer-checked:opacity-100 peer-hover:opacity-100 peer-not-checked:text-muted"
      />
    </span>
  );
}
