import { TagDot } from "~/features/tags/components/tag-dot";

/** Shows a known tag in a list of suggestions, with its color. */
export const tagSuggestion = (tag: string) => (
  <>
    <TagDot tag={tag} className="mr-2" />
    <bdi className="truncate">{tag}</bdi>
  </>
);
