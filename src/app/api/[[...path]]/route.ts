import { createApi } from "~/server/api";
import { runtime } from "~/server/runtime";

export const dynamic = "force-dynamic";

const api = (request: Request) => createApi(runtime())(request);

export { api as DELETE, api as GET, api as HEAD, api as OPTIONS, api as PATCH, api as POST, api as PUT };
