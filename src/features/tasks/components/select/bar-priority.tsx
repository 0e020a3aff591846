import Flag from "lucide-react/icons/flag";
import { oneOf } from "~/shared/one-of";
import { IconButton } from "~/ui/icon-button";
import { Menu } from "~/ui/overlays/menu";
import { priorities } from "../../constants";
import { rankedPriorities } from "../../list/labels/priority-labels";
import { type BarProps, commonOf } from "./use-selected-tasks";

/** Shows the choice of a priority for the selected tasks. */
export function BarPriority({ tasks, keys }: BarProps) {
  return (
    <Menu
      label="Priority"
      align="start"
      entries={[
        {
          kind: "choice",
          label: "Priority",
          value: commonOf(tasks, ({ priority }) => priority) ?? "",
          options: rankedPriorities,
          onChange: (value) => {
            const priority = oneOf(priorities, value);
            if (priority !== undefined) keys.setPriority(priority);
          },
        },
      ]}
      renderTrigger={(trigger) => (
        <IconButton label="Priority" {...trigger}>
          <Flag aria-hidden />
        </IconButton>
      )}
    />
  );
}
