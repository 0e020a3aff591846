import type { ReactNode } from "react";
import { iconButtonClass } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import type { OpenFor } from "~/ui/overlays/use-popup";
import { SideCount, sideLinkClass } from "~/ui/side-link";
import type { ChosenFilter } from "../../list/filter-params";
import { ViewLink } from "../list/view-link";

interface MenuLinkProps {
  /** What its menu is about. */
  id: string;
  name: string;
  icon: ReactNode;
  path: string;
  filter?: ChosenFilter;
  /** The parameters of the address, instead of a filter. */
  params?: string;
  /** The number of open tasks. */
  count: number | undefined;
  isCurrent: boolean;
  isMuted?: boolean;
  isMenuOpen: boolean;
  /** The name in the label of the menu, if it is another one. */
  menuOf?: string;
  onMenu: OpenFor;
  onGo: (() => void) | undefined;
}

/** Links to a list in the sidebar. Its menu takes the place of its count while it is hovered or focused. */
export function MenuLink(props: MenuLinkProps) {
  const { id, name, icon, count, isCurrent, isMuted, isMenuOpen, menuOf = name, onMenu, ...link } = props;
  return (
    <li data-link={id} className="group/link relative">
      <ViewLink
        isCurrent={isCurrent}
        className={joinClasses(sideLinkClass(isCurrent), "pointer-coarse:pr-11")}
        {...link}
      >
        {icon}
        <bdi className={joinClasses("min-w-0 flex-1 truncate", isMuted && "text-muted")}>{name}</bdi>
        <SideCount
          value={count}
          of={["task", "tasks"]}
          className={joinClasses(
            "pointer-fine:group-focus-within/link:invisible pointer-fine:group-hover/link:invisible",
            isMenuOpen && "pointer-fine:invisible",
          )}
        />
      </ViewLink>
      <button
        type="button"
        aria-label={`More actions for ${menuOf}`}
        data-tooltip="More actions"
        aria-haspopup="menu"
        aria-expanded={isMenuOpen}
        onClick={({ currentTarget, detail }) => onMenu(id, { button: currentTarget, byKey: detail === 0 })}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || event.altKey) return;
          event.preventDefault();
          onMenu(id, { button: event.currentTarget, byKey: true });
        }}
        className={joinClasses(
          iconButtonClass("sm"),
          "glyph-ellipsis absolute! top-1/2 right-0.5 -translate-y-1/2 opacity-0 group-focus-within/link:opacity-100 group-hover/link:opacity-100 aria-expanded:opacity-100 pointer-coarse:right-1.5 pointer-coarse:opacity-100 print:hidden",
        )}
      />
    </li>
  );
}
