import { createContext, useContext } from "react";
import type { Color } from "~/shared/rows/colors";
import { fold } from "~/shared/text/fold";

/** The colors of tags, by the folded tag. */
type TagColors = ReadonlyMap<string, Color>;

export const TagColorsContext = createContext<TagColors>(new Map());

/** Returns the color of a tag in any spelling, or `undefined` if it has none. */
export const useTagColor = (tag: string) => useContext(TagColorsContext).get(fold(tag));
