import Tag from "lucide-react/icons/tag";
import { fold } from "~/shared/text/fold";
import { IconButton } from "~/ui/icon-button";
import { Popover } from "~/ui/overlays/popover";
import { limits } from "../../constants";
import { TagChecks } from "./tag-checks";
import type { BarProps } from "./use-selected-tasks";

const has = (tags: readonly string[], tag: string) => tags.some((other) => fold(other) === fold(tag));

/** Shows the choice of tags for the selected tasks. Each keeps its others. */
export function BarTags({ tasks, keys }: BarProps) {
  const add = (tag: string) =>
    keys.act((chosen) =>
      keys.actions.edit(
        chosen,
        ({ tags }) => ({ tags: has(tags, tag) || tags.length >= limits.tags ? tags : [...tags, tag] }),
        (named) => `“${tag}” added to ${named}`,
      ),
    );
  const remove = (tag: string) =>
    keys.act((chosen) =>
      keys.actions.edit(
        chosen,
        ({ tags }) => ({ tags: tags.filter((other) => fold(other) !== fold(tag)) }),
        (named) => `“${tag}” removed from ${named}`,
      ),
    );
  return (
    <Popover
      label="Tags of the selected tasks"
      renderTrigger={(trigger) => (
        <IconButton label="Tags" {...trigger}>
          <Tag aria-hidden />
        </IconButton>
      )}
    >
      {() => (
        <TagChecks
          stateOf={(tag) => {
            const count = tasks.filter(({ tags }) => has(tags, tag)).length;
            return count === 0 ? false : count === tasks.length || "mixed";
          }}
          onAdd={add}
          onRemove={remove}
        />
      )}
    </Popover>
  );
}
