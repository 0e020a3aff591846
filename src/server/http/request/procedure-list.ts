/** The calls that the address of a tRPC request names (https://trpc.io/docs/rpc). */
export interface ProcedureList {
  /** In the order of the calls; a single one without a batch. They may name procedures that do not exist. */
  names: string[];
  isBatch: boolean;
  /** For a query, the JSON of its input, or of the batch's inputs by position. */
  input: string | undefined;
}

/**
 * Parses which procedures a request calls. Cost, routing and the request for tRPC's own adapter all follow from this list.
 * @param url the address of the request, whose path begins with `endpoint`
 * @returns the list, or a sentence that says what is wrong with the address
 */
export function parseProcedureList(
  { pathname, searchParams }: Pick<URL, "pathname" | "searchParams">,
  endpoint: string,
): ProcedureList | string {
  const [batch, ...otherBatches] = searchParams.getAll("batch");
  const [input, ...otherInputs] = searchParams.getAll("input");
  if (otherBatches.length > 0 || otherInputs.length > 0)
    return "The parameters batch and input can be given only once.";
  if (batch !== undefined && batch !== "1") return "The parameter batch can only be 1.";
  const text = decode(pathname.slice(endpoint.length + 1).replace(/\/$/, ""));
  if (text === undefined) return "The address is not valid: its percent-encoding cannot be decoded.";
  const isBatch = batch === "1";
  const names = isBatch ? text.split(",") : [text];
  if (isBatch && names.includes("")) return "A procedure of the batch has no name.";
  return { names, isBatch, input };
}

/** Writes the address for tRPC's own adapter, which parses it again, in a form with one meaning only. */
export function writeProcedureList({ names, isBatch, input }: ProcedureList, base: URL, endpoint: string): URL {
  const url = new URL(base);
  url.pathname = `${endpoint}/${names.map(encodeURIComponent).join(",")}`;
  const parameters = { ...(isBatch && { batch: "1" }), ...(input !== undefined && { input }) };
  url.search = new URLSearchParams(parameters).toString();
  return url;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
