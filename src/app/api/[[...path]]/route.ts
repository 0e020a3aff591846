import { handleApiRoute as api } from "~/server/api/api-route";

export const dynamic = "force-dynamic";

export { api as DELETE, api as GET, api as HEAD, api as OPTIONS, api as PATCH, api as POST, api as PUT };
