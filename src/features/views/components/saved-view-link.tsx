import { ViewLink } from "~/features/tasks/components/list/view-link";
import { useViewCount } from "../store/use-view-count";
import { pathOfSavedView } from "~/shared/rows/saved-view-path";
import { iconButtonClass } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import { SideCount, sideLinkClass } from "~/ui/side-link";
import type { SavedView } from "../store/saved-view";
import { ViewIcon } from "./view-icon";

/** Opens the menu of a view beside the button that was pressed. */
export type OpenViewMenu = (id: string, from: { button: HTMLButtonElement; byKey: boolean }) => void;

interface SavedViewLinkProps {
  view: SavedView;
  isCurrent: boolean;
  isMenuOpen: boolean;
  onMenu: OpenViewMenu;
  onGo: (() => void) | undefined;
}

/** Shows a saved view in the sidebar. Its menu takes the place of its count while it is hovered or focused. */
export function SavedViewLink({ view, isCurrent, isMenuOpen, onMenu, onGo }: SavedViewLinkProps) {
  const { id, name, icon, path, filter } = view;
  const count = useViewCount({ path, filter });
  return (
    <li className="group/view relative">
      <ViewLink
        path={pathOfSavedView(id)}
        params={filter}
        isCurrent={isCurrent}
        className={joinClasses(sideLinkClass(isCurrent), "pointer-coarse:pr-11")}
        onGo={onGo}
      >
        <ViewIcon icon={icon} />
        <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
        <SideCount
          value={count}
          of={["task", "tasks"]}
          className={joinClasses(
            "pointer-fine:group-focus-within/view:invisible pointer-fine:group-hover/view:invisible",
            isMenuOpen && "pointer-fine:invisible",
          )}
        />
      </ViewLink>
      <button
        type="button"
        aria-label={`More actions for ${name}`}
        data-tooltip="More actions"
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={({ currentTarget, detail }) => onMenu(id, { button: currentTarget, byKey: detail === 0 })}
        className={joinClasses(
          iconButtonClass("sm"),
          "glyph-ellipsis absolute! top-1/2 right-0.5 -translate-y-1/2 opacity-0 group-focus-within/view:opacity-100 group-hover/view:opacity-100 aria-expanded:opacity-100 pointer-coarse:right-1.5 pointer-coarse:opacity-100 print:hidden",
        )}
      />
    </li>
  );
}
