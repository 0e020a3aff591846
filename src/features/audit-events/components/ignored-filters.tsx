import { TextLink } from "~/ui/text/text-link";
import { leftOut, type Params, withParams } from "../filter-params";

interface LeftOutProps {
  path: string;
  params: Params;
  /** What the page reads from its address. */
  names: Parameters<typeof leftOut>[1];
}

/** Says so where the address asks for what there is not, for then more is shown than was meant. */
export function LeftOut({ path, params, names }: LeftOutProps) {
  const ignored = leftOut(params, names);
  if (ignored.length === 0) return null;
  const without = Object.fromEntries(ignored.map((name) => [name, undefined]));
  return (
    <p className="rounded-md bg-sunken px-3 py-2 text-sm text-muted">
      The address asks for something that does not exist, so that was left out.{" "}
      <TextLink href={withParams(path, params, without)}>Show the address without it</TextLink>
    </p>
  );
}
