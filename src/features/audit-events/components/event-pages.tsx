import Link from "next/link";
import type { PageParams } from "~/shared/search-params";
import { buttonClass } from "~/ui/button";
import { changedHref } from "../filter-params";

interface EventPagesProps {
  path: string;
  params: PageParams;
  nextCursor: string | null;
}

/** Links to older events, and back to the newest. */
export function EventPages({ path, params, nextCursor }: EventPagesProps) {
  const isLater = typeof params["cursor"] === "string";
  if (nextCursor === null && !isLater) return null;
  return (
    <nav aria-label="Pages" className="flex justify-center gap-2">
      {isLater && (
        <Link href={changedHref(path, params, { cursor: undefined })} className={buttonClass()}>
          Newest
        </Link>
      )}
      {nextCursor !== null && (
        <Link href={changedHref(path, params, { cursor: nextCursor })} className={buttonClass()}>
          Older
        </Link>
      )}
    </nav>
  );
}
