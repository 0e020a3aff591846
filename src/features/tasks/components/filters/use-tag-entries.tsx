import { useState } from "react";
import { TagDot } from "~/features/tags/components/tag-dot";
import { oneOf } from "~/shared/one-of";
import { fold } from "~/shared/text/fold";
import type { MenuEntry } from "~/ui/overlays/menu-entry";
import { taggings } from "../../constants";
import type { ChosenFilter } from "../../list/filter-params";
import { taggingLabels } from "../../list/filters/tag-filters";
import { useTaskTags } from "../../store/copy/use-copied";
import { chooseFilter } from "../list/use-list-address";

const modes = ["tags", "tagsAny", "tagsNone"] as const;
type Mode = (typeof modes)[number];
const modeLabels: Record<Mode, string> = { tags: "All of", tagsAny: "Any of", tagsNone: "None of" };

/** Returns the choices of the filter by tags: which of them a task must have, and how many of them. */
export function useTagEntries(filter: ChosenFilter): MenuEntry[] {
  const known = useTaskTags().map(({ tag }) => tag);
  const [mode, setMode] = useState<Mode>(() => modes.find((name) => filter[name] !== undefined) ?? "tags");
  const chosen = filter[mode] ?? [];
  const isSame = (one: string) => (other: string) => fold(one) === fold(other);
  const all = [...known, ...chosen.filter((tag) => !known.some(isSame(tag)))];
  const choose = (name: Mode, tags: string[]) => ({ [name]: tags.length === 0 ? undefined : tags });
  return [
    {
      kind: "choice",
      label: "Tasks with",
      stays: true,
      value: mode,
      options: modes.map((value) => ({ value, label: modeLabels[value] })),
      onChange: (value) => {
        const next = oneOf(modes, value) ?? "tags";
        const others = (filter[next] ?? []).filter((tag) => !chosen.some(isSame(tag)));
        setMode(next);
        if (next !== mode && chosen.length > 0)
          chooseFilter({ ...filter, [mode]: undefined, ...choose(next, [...others, ...chosen]) });
      },
    },
    { kind: "separator", key: "tags" },
    ...all.map((tag) => ({
      kind: "check" as const,
      label: tag,
      icon: <TagDot tag={tag} />,
      checked: chosen.some(isSame(tag)),
      onChange: (isWanted: boolean) => {
        const others = chosen.filter((other) => !isSame(tag)(other));
        chooseFilter({ ...filter, ...choose(mode, isWanted ? [...others, tag] : others) });
      },
    })),
    { kind: "separator", key: "tagged" },
    ...taggings.map((value) => ({
      kind: "check" as const,
      label: taggingLabels[value],
      checked: filter.tagged === value,
      onChange: (isWanted: boolean) => chooseFilter({ ...filter, tagged: isWanted ? value : undefined }),
    })),
  ];
}
