import Check from "lucide-react/icons/check";
import type { ComponentProps } from "react";
import { joinClasses } from "../join-classes";

const tints = {
  high: "border-priority-high text-priority-high checked:bg-priority-high",
  medium: "border-priority-medium text-priority-medium checked:bg-priority-medium",
  low: "border-priority-low text-priority-low checked:bg-priority-low",
};

type CheckboxCircleProps = Omit<ComponentProps<"input">, "type" | "className" | "size"> & {
  label: string;
  tint?: keyof typeof tints;
};

/** Shows a round checkbox. The circle is 20 px; its target is 24 px, 44 px under a finger. */
export function CheckboxCircle({ label, tint = "medium", ...input }: CheckboxCircleProps) {
  return (
    <label className="group inline-flex size-6 shrink-0 items-center justify-center hit-area">
      <input
        {...input}
        type="checkbox"
        className={joinClasses(
          "peer relative z-1 size-5 cursor-pointer appearance-none rounded-full border-2 transition-colors",
          tints[tint],
        )}
      />
      <Check
        aria-hidden
        // While the style sheet loads, no task looks completed.
        opacity={0}
        strokeWidth={3}
        className="pointer-events-none absolute z-2 size-3 text-surface opacity-0 transition-opacity group-hover:opacity-100 peer-checked:opacity-100 peer-not-checked:text-muted"
      />
      <span className="sr-only">{label}</span>
    </label>
  );
}
