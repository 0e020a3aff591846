import type { ReactNode } from "react";
import { joinClasses } from "./join-classes";

interface SegmentedControlProps<Value extends string> {
  /** The name of the choice. */
  label: string;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
  value: Value;
  onChoose: (value: Value) => void;
}

/** Shows a choice of a few, side by side. */
export function SegmentedControl<Value extends string>({
  label,
  options,
  value: chosen,
  onChoose,
}: SegmentedControlProps<Value>) {
  return (
    <fieldset aria-label={label} className="flex rounded-full border border-control p-px">
      {options.map(({ value, label: name, icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
          className={joinClasses(
            "inline-flex min-h-7 items-center gap-1.5 rounded-full px-2.5 text-sm hit-area pointer-coarse:min-h-9 [&_svg]:size-3.5",
            value === chosen ? "bg-accent-soft text-accent" : "text-ink hover:bg-hover",
          )}
        >
          {icon}
          {name}
        </button>
      ))}
    </fieldset>
  );
}
