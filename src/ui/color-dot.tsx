import { joinClasses } from "./join-classes";

/** The fill of each color. */
export const colorFills = {
  gray: "bg-project-gray",
  red: "bg-project-red",
  orange: "bg-project-orange",
  yellow: "bg-project-yellow",
  green: "bg-project-green",
  teal: "bg-project-teal",
  blue: "bg-project-blue",
  indigo: "bg-project-indigo",
  purple: "bg-project-purple",
  pink: "bg-project-pink",
};

/** Shows the color of something whose name stands beside it. */
export function ColorDot({ color, className }: { color: keyof typeof colorFills; className?: string }) {
  return (
    <span
      aria-hidden
      className={joinClasses("size-2.5 shrink-0 rounded-full forced-color-adjust-none", colorFills[color], className)}
    />
  );
}
