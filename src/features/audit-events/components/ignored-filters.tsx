import type { PageParams } from "~/shared/search-params";
import { TextLink } from "~/ui/text/text-link";
import { changedHref } from "../filter-params";

interface IgnoredFiltersProps {
  path: string;
  params: PageParams;
  /** The parameters with an invalid value. */
  ignored: string[];
}

/** Names the ignored parameters of the address, because more is shown than was meant. */
export function IgnoredFilters({ path, params, ignored }: IgnoredFiltersProps) {
  if (ignored.length === 0) return null;
  const without = Object.fromEntries(ignored.map((name) => [name, undefined]));
  return (
    <p className="rounded-md bg-sunken px-3 py-2 text-sm text-muted">
      Part of this link was not understood and was ignored.{" "}
      <TextLink href={changedHref(path, params, without)}>Clean up the link</TextLink>
    </p>
  );
}
