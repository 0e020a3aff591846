import X from "lucide-react/icons/x";
import type { ComponentProps, ReactNode } from "react";
import { joinClasses } from "./join-classes";

const shape =
  "inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full text-sm pointer-coarse:min-h-9 [&_svg]:size-3.5";

type ChipProps = {
  icon?: ReactNode;
  children: ReactNode;
  className?: string;
  /** Shows ✕; requires `removeLabel`, such as "Remove filter Priority: high". */
  onRemove?: () => void;
  removeLabel?: string;
};

/** Shows a chosen value: a filter, a tag, a recognized part of a typed line. */
export function Chip({ icon, children, onRemove, removeLabel, className }: ChipProps) {
  return (
    <span className={joinClasses(shape, "bg-accent-soft text-accent", onRemove ? "pl-3" : "px-3", className)}>
      {icon}
      <span dir="auto" className="truncate">
        {children}
      </span>
      {onRemove && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={removeLabel}
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-full hit-area hover:bg-pressed"
        >
          <X aria-hidden />
        </button>
      )}
    </span>
  );
}

type ChipButtonProps = ComponentProps<"button"> & { icon?: ReactNode; /** Announced as a toggle. */ pressed?: boolean };

/** Shows a value that can be chosen: a toggle or, without `pressed`, the trigger of a menu. */
export function ChipButton({ icon, pressed, children, className, ...rest }: ChipButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      className={joinClasses(
        shape,
        "border px-3 transition-colors hit-area",
        pressed
          ? "border-accent bg-accent-soft text-accent"
          : "border-control text-ink hover:bg-hover active:bg-pressed aria-expanded:bg-hover",
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </button>
  );
}
