import LoaderCircle from "lucide-react/icons/loader-circle";
import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { joinClasses } from "./join-classes";

const variants = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-control bg-surface text-ink hover:bg-hover active:bg-pressed",
  quiet: "text-ink hover:bg-hover active:bg-pressed",
  danger: "bg-danger text-on-danger hover:bg-danger-hover",
};

const sizes = {
  sm: "min-h-8 px-3 text-sm",
  md: "min-h-9 px-4 text-sm",
  lg: "min-h-11 px-5 text-base",
};

export type ButtonLook = { variant?: keyof typeof variants; size?: keyof typeof sizes };

/** Returns the classes of a button, for a link that looks like one. */
export function buttonClass({ variant = "secondary", size = "md" }: ButtonLook = {}): string {
  return joinClasses(
    "inline-flex items-center justify-center gap-2 rounded-md py-1 font-medium select-none pointer-coarse:min-h-11",
    "transition-colors disabled:opacity-60 aria-disabled:cursor-default aria-disabled:opacity-60",
    variants[variant],
    sizes[size],
  );
}

type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    /** Keeps the focus, unlike `disabled`; announces itself as busy and ignores presses. */
    busy?: boolean;
    icon?: ReactNode;
  };

const swallow = (event: MouseEvent) => event.preventDefault();

export function Button({ variant, size, busy = false, icon, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(busy && { onClick: swallow, "aria-disabled": true })}
      aria-busy={busy || undefined}
      className={joinClasses(buttonClass({ ...(variant && { variant }), ...(size && { size }) }), className)}
    >
      {busy ? <LoaderCircle aria-hidden className="size-4 animate-spin" /> : icon}
      {children}
    </button>
  );
}
