import Folder from "lucide-react/icons/folder";
import Inbox from "lucide-react/icons/inbox";
import { ChipButton } from "~/ui/chip";
import { Popover } from "~/ui/overlays/popover";
import { nameOfPlace, type Place } from "../place/places";
import { PlaceChoice } from "../place/place-choice";
import { usePlaces } from "../place/use-places";

interface AddPlaceProps {
  place: Place;
  onChoose: (place: Place) => void;
}

/** Shows where a new task comes, and lets the user choose another place. */
export function AddPlace({ place, onChoose }: AddPlaceProps) {
  const name = nameOfPlace(place, usePlaces()) ?? "Project";
  const icon = place.projectId === null ? <Inbox aria-hidden /> : <Folder aria-hidden />;
  return (
    <Popover
      label="Project"
      renderTrigger={(trigger) => (
        <ChipButton {...trigger} icon={icon} aria-label={`Project: ${name}`} className="max-w-48">
          <bdi className="truncate">{name}</bdi>
        </ChipButton>
      )}
    >
      {(close) => (
        <PlaceChoice
          value={place}
          onChoose={(chosen) => {
            onChoose(chosen);
            close();
          }}
        />
      )}
    </Popover>
  );
}
