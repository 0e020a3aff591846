"use client";

import Tag from "lucide-react/icons/tag";
import { TagDot } from "~/features/tags/components/tag-dot";
import { fold } from "~/shared/text/fold";
import { usePopupFor } from "~/ui/overlays/use-popup";
import { views } from "../../list/views";
import { useTaskTags } from "../../store/copy/use-copied";
import { loadListParts } from "../filters/load-list-parts";
import { MenuLink } from "../sidebar/menu-link";

const loadMenu = async () => (await loadListParts()).TagMenuPopup;

interface TagLinksProps {
  /** The folded tag that the page is about. */
  current: string | undefined;
  /** Called before one is opened. */
  onGo?: (() => void) | undefined;
}

/** Shows the tags of open tasks in the sidebar. */
export function TagLinks({ current, onGo }: TagLinksProps) {
  const used = useTaskTags().filter(({ pending }) => pending > 0);
  const { Popup, popupProps, openId, openFor } = usePopupFor(loadMenu);
  if (used.length === 0) return null;
  return (
    <nav aria-label="Filter by tag" className="mt-6">
      <h2 className="px-2 pb-1 text-xs font-medium text-muted">Tags</h2>
      <ul className="flex flex-col gap-0.5">
        {used.map(({ tag, pending }) => (
          <MenuLink
            key={tag}
            id={tag}
            name={tag}
            menuOf={`@${tag}`}
            icon={<TagDot tag={tag} className="mx-[3px]" fallback={<Tag aria-hidden />} />}
            path={views.all.path}
            filter={{ tags: [tag] }}
            count={pending}
            isCurrent={fold(tag) === current}
            isMenuOpen={tag === openId}
            onMenu={openFor}
            onGo={onGo}
          />
        ))}
      </ul>
      {Popup && openId !== undefined && <Popup tag={openId} onGo={onGo} {...popupProps} />}
    </nav>
  );
}
