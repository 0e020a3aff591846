import { MenuLink } from "~/features/tasks/components/sidebar/menu-link";
import { pathOfSavedView } from "~/shared/rows/saved-view-path";
import type { OpenFor } from "~/ui/overlays/use-popup";
import type { SavedView } from "../store/saved-view";
import { useViewCount } from "../store/use-view-count";
import { ViewIcon } from "./view-icon";

interface SavedViewLinkProps {
  view: SavedView;
  isCurrent: boolean;
  isMenuOpen: boolean;
  onMenu: OpenFor;
  onGo: (() => void) | undefined;
}

/** Shows a saved view in the sidebar. */
export function SavedViewLink({ view, ...link }: SavedViewLinkProps) {
  const { id, name, icon, path, filter } = view;
  const count = useViewCount({ path, filter });
  return (
    <MenuLink
      id={id}
      name={name}
      icon={<ViewIcon icon={icon} />}
      path={pathOfSavedView(id)}
      params={filter}
      count={count}
      {...link}
    />
  );
}
