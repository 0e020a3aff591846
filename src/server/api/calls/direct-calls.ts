import type { Context } from "../../context";
import { withDatabaseTime } from "../../db/pool/deadline";
import { isSmallBody } from "../body-limit";
import {
  createRequestState,
  headersOf,
  setHeaders,
  type RequestState,
  type Recorder,
} from "../../http/request/request-log";
import { isDecodable } from "../valid-path";
import type { TrpcHandler, TrpcRequestOptions } from "../trpc-handler";

export interface DirectCallOptions {
  trpc: TrpcHandler;
  createContext: (request: Request, requestState: RequestState, procedures: readonly string[]) => Promise<Context>;
  onError: (failure: Parameters<TrpcRequestOptions["onError"]>[0], requestState: RequestState) => void;
  /** Answers what went wrong where no procedure says it. */
  fail: (error: unknown, requestState: RequestState) => Response;
  record: Recorder;
  labelOf: (path: string) => string;
  /** Whether a request of a page of this origin is answered as any other is. */
  isOwnOrigin: (origin: string) => boolean;
}

/** A path in which nothing has to be decoded, and its query. */
const canonical = /^https?:\/\/[^/?#]+(\/api\/trpc\/[\w.,]+)(?:\?([^#]*))?$/;

/**
 * Answers calls of procedures as the chain of middleware before `/api/trpc/*` has them answered, in one step, which saves a sixth of the processor time of a
 * call that does nothing. Returns `undefined` for every request that has something odd about it: another address, a page of another origin, a body of a
 * size that is not known, a protocol that is not JSON. The chain takes those.
 */
export function createDirectCalls({
  trpc,
  createContext,
  onError,
  fail,
  record,
  labelOf,
  isOwnOrigin,
}: DirectCallOptions): (request: Request) => Promise<Response> | undefined {
  const respond = async (request: Request, calls: NonNullable<ReturnType<TrpcHandler["read"]>>, path: string) => {
    const requestState = createRequestState(request);
    const answering = withDatabaseTime({ request }, () =>
      trpc.answer(request, calls, {
        createContext: (procedures) => createContext(request, requestState, procedures),
        onError: (failure) => onError(failure, requestState),
        describe: () => ({ headers: headersOf(requestState), vary: "Origin" }),
      }),
    );
    const response = await answering.catch((error: unknown) => {
      const failed = fail(error, requestState);
      setHeaders(failed.headers, { ...requestState, cookies: [] });
      failed.headers.append("vary", "Origin");
      return failed;
    });
    for (const cookie of requestState.cookies) response.headers.append("set-cookie", cookie);
    record({ method: request.method, path, route: labelOf(path), status: response.status }, requestState);
    return response;
  };

  return (request) => {
    const [, path, query = ""] = canonical.exec(request.url) ?? [];
    if (path === undefined || (query !== "" && !isDecodable(query))) return undefined;
    const origin = request.headers.get("origin");
    if ((origin !== null && !isOwnOrigin(origin)) || !isSmallBody(request)) return undefined;
    const calls = trpc.read(request, { pathname: path, searchParams: new URLSearchParams(query) });
    return calls === undefined ? undefined : respond(request, calls, path);
  };
}
