import type { ReactNode } from "react";
import { ColorDot } from "~/ui/color-dot";
import { useTagColor } from "../store/use-tag-color";

interface TagDotProps {
  tag: string;
  className?: string;
  /** Shown for a tag without a color. */
  fallback?: ReactNode;
}

/** Shows the color of a tag, whose name stands beside it. */
export function TagDot({ tag, className, fallback = null }: TagDotProps) {
  const color = useTagColor(tag);
  return color === undefined ? fallback : <ColorDot color={color} className={className ?? "size-2!"} />;
}
