import type { ComponentProps } from "react";
import { joinClasses } from "./join-classes";

const sizes = { sm: "size-7", md: "size-9 pointer-coarse:size-11" };

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label" | "disabled"> & {
  /** The accessible name, and the tooltip. */
  label: string;
  /** A shorter tooltip, where the name repeats what is visible: "Schedule" for "Schedule Pay rent". */
  tip?: string;
  /** Keys that do the same, shown in the tooltip: `Ctrl K`. */
  shortcut?: string;
  size?: keyof typeof sizes;
};

/** Returns the classes of an icon button. */
export const iconButtonClass = (size: keyof typeof sizes) =>
  joinClasses(
    "inline-flex shrink-0 items-center justify-center rounded-md text-muted transition-colors hit-area",
    "hover:bg-hover hover:text-ink active:bg-pressed aria-expanded:bg-hover aria-expanded:text-ink",
    "[&_svg]:size-4",
    sizes[size],
  );

export function IconButton({ label, tip = label, shortcut, size = "md", className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      data-tooltip={tip}
      data-shortcut={shortcut}
      className={joinClasses(iconButtonClass(size), className)}
    />
  );
}
