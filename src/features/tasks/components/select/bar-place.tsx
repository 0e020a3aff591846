import FolderInput from "lucide-react/icons/folder-input";
import ListTree from "lucide-react/icons/list-tree";
import { IconButton } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import { Popover } from "~/ui/overlays/popover";
import { nearClass } from "../date/near-days";
import { PlaceChoice } from "../place/place-choice";
import { type BarProps, commonOf } from "./use-selected-tasks";

/** No place that is offered. */
const severalPlaces = { projectId: "", sectionId: null };

/** Shows the choice of a project or a section for the selected tasks. */
export function BarPlace({ tasks, keys, shortcut }: BarProps) {
  const value = commonOf(tasks, ({ projectId, sectionId }) => ({ projectId, sectionId })) ?? severalPlaces;
  return (
    <Popover
      label="Move the selected tasks to"
      align="end"
      renderTrigger={(trigger) => (
        <IconButton label="Move to…" {...(shortcut && { shortcut })} data-choose="place" {...trigger}>
          <FolderInput aria-hidden />
        </IconButton>
      )}
    >
      {(close) => (
        <>
          <PlaceChoice
            value={value}
            onChoose={(place, name) => {
              close();
              keys.finish((chosen) => keys.actions.moveTo(chosen, place, name));
            }}
          />
          <button
            type="button"
            onClick={() => {
              close();
              keys.nest();
            }}
            className={joinClasses(nearClass, "mt-2 w-full")}
          >
            <ListTree aria-hidden className="size-4 text-muted" />
            Make subtasks of…
          </button>
        </>
      )}
    </Popover>
  );
}
