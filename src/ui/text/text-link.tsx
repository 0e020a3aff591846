import Link from "next/link";
import type { ComponentProps } from "react";
import { joinClasses } from "../join-classes";

/** Shows a link inside running text: underlined, because colour alone does not mark a link. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={joinClasses(
        "rounded-sm font-medium text-accent underline decoration-1 underline-offset-4 hover:text-accent-hover hover:decoration-2",
        className,
      )}
    />
  );
}
