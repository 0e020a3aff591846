import type { ComponentProps } from "react";
import { joinClasses } from "../join-classes";

const tints = {
  high: "text-priority-high [--check-border:3px] [--check-fill:var(--color-priority-high-soft)]",
  medium: "text-control",
  low: "text-control [--check-border:1px]",
};

type CheckboxCircleProps = Omit<ComponentProps<"input">, "type" | "size" | "aria-label"> & {
  label: string;
  tint?: keyof typeof tints;
};

/** Shows a round checkbox. Only a high priority has a colour. */
export function CheckboxCircle({ label, tint = "medium", className, ...input }: CheckboxCircleProps) {
  return (
    <input
      {...input}
      type="checkbox"
      aria-label={label}
      className={joinClasses("check-circle", tints[tint], className)}
    />
  );
}
