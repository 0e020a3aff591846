/** What the address of a request to tRPC says (https://trpc.io/docs/rpc). */
export interface ProcedureList {
  /** In the order of the calls; one without a batch. Not all of them need to be there. */
  names: string[];
  isBatch: boolean;
  /** Of a query: its input, or those of the batch by position, as JSON. */
  input: string | undefined;
}

/**
 * Parses which procedures are called: what they cost, who answers and what tRPC's own adapter gets all follow from this list.
 * @param url of the request, whose path begins with `endpoint`
 * @returns the list, or a sentence that says what is wrong with the address
 */
export function parseProcedureList(
  { pathname, searchParams }: Pick<URL, "pathname" | "searchParams">,
  endpoint: string,
): ProcedureList | string {
  const [batch, ...otherBatches] = searchParams.getAll("batch");
  const [input, ...otherInputs] = searchParams.getAll("input");
  if (otherBatches.length > 0 || otherInputs.length > 0) return "The parameters batch and input can be given once.";
  if (batch !== undefined && batch !== "1") return "The parameter batch can only be 1.";
  const text = decode(pathname.slice(endpoint.length + 1).replace(/\/$/, ""));
  if (text === undefined) return "The address is not valid: its percent-encoding cannot be read.";
  const isBatch = batch === "1";
  const names = isBatch ? text.split(",") : [text];
  if (isBatch && names.includes("")) return "A procedure of the batch has no name.";
  return { names, isBatch, input };
}

/** Writes the address for tRPC's own adapter, which reads it anew: nothing but the list, in a form that it cannot take for another. */
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
