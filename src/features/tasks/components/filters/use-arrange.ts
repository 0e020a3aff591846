import type { Arrangement, ChosenFilter } from "../../list/filter-params";
import type { View } from "../../list/views";
import { chooseFilter } from "../list/use-list-address";
import { useArrangements } from "./arrangements-provider";

/** Returns a function that arranges the list in the address otherwise, now and from now on. */
export function useArrange(view: View, filter: ChosenFilter): (change: Arrangement) => void {
  const { remember } = useArrangements();
  return (change) => {
    if (view.saved === undefined) remember(view, change);
    chooseFilter({ ...filter, ...change });
  };
}
