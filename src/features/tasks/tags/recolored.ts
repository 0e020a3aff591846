import { fold } from "~/shared/text/fold";

/** A tag as its row says it: no color, if it is deleted. */
interface Colored<Color> {
  tag: string;
  color: Color | null;
}

type Pair<Color> = { from: Colored<Color> | undefined; target: Colored<Color> | undefined };

/**
 * Returns what becomes of the rows of a tag and of its new name, when it is renamed, or deleted: `to` is `null`. A row that stays as it is, is the same
 * object. The color goes along to a name that has none. Browser and server do the same.
 */
export function recolored<Color>({ from, target }: Pair<Color>, to: string | null): Pair<Color> {
  if (from === undefined || from.color === null) return { from, target };
  if (to === null) return { from: { ...from, color: null }, target };
  if (fold(from.tag) === fold(to)) {
    const next = from.tag === to ? from : { ...from, tag: to };
    return { from: next, target: next };
  }
  const isFree = target === undefined || target.color === null;
  return { from: { ...from, color: null }, target: isFree ? { tag: to, color: from.color } : target };
}
