"use client";

import Tag from "lucide-react/icons/tag";
import { TagDot } from "~/features/tags/components/tag-dot";
import { fold } from "~/shared/text/fold";
import { iconButtonClass } from "~/ui/icon-button";
import { joinClasses } from "~/ui/join-classes";
import { SideCount, sideLinkClass } from "~/ui/side-link";
import { views } from "../../list/views";
import { useTaskTags } from "../../store/copy/use-copied";
import { ViewLink } from "../list/view-link";
import { useTagMenu } from "./use-tag-menu";

interface TagLinksProps {
  /** The folded tag that the page is about. */
  current: string | undefined;
  /** Called before one is opened. */
  onGo?: (() => void) | undefined;
}

/** Shows the tags of open tasks in the sidebar. The menu of a tag takes the place of its count while it is hovered or focused. */
export function TagLinks({ current, onGo }: TagLinksProps) {
  const used = useTaskTags().filter(({ pending }) => pending > 0);
  const { menu, openFor, onMenu } = useTagMenu(onGo);
  if (used.length === 0) return null;
  return (
    <nav aria-label="Filter by tag" className="mt-6">
      <h2 className="px-2 pb-1 text-xs font-medium text-muted">Tags</h2>
      <ul className="flex flex-col gap-0.5">
        {used.map(({ tag, pending }) => {
          const isCurrent = fold(tag) === current;
          return (
            <li key={tag} className="group/tag relative">
              <ViewLink
                path={views.all.path}
                filter={{ tags: [tag] }}
                isCurrent={isCurrent}
                className={joinClasses(sideLinkClass(isCurrent), "pointer-coarse:pr-11")}
                onGo={onGo}
              >
                <TagDot tag={tag} className="mx-[3px]" fallback={<Tag aria-hidden />} />
                <bdi className="min-w-0 flex-1 truncate">{tag}</bdi>
                <SideCount
                  value={pending}
                  of={["task", "tasks"]}
                  className={joinClasses(
                    "pointer-fine:group-focus-within/tag:invisible pointer-fine:group-hover/tag:invisible",
                    openFor === tag && "pointer-fine:invisible",
                  )}
                />
              </ViewLink>
              <button
                type="button"
                aria-label={`More actions for @${tag}`}
                data-tooltip="More actions"
                aria-haspopup="menu"
                aria-expanded={openFor === tag}
                onClick={({ currentTarget, detail }) => onMenu(tag, { button: currentTarget, byKey: detail === 0 })}
                className={joinClasses(
                  iconButtonClass("sm"),
                  "glyph-ellipsis absolute! top-1/2 right-0.5 -translate-y-1/2 opacity-0 group-focus-within/tag:opacity-100 group-hover/tag:opacity-100 aria-expanded:opacity-100 pointer-coarse:right-1.5 pointer-coarse:opacity-100 print:hidden",
                )}
              />
            </li>
          );
        })}
      </ul>
      {menu}
    </nav>
  );
}
