/**
 * With the functions of @hey-api/openapi-ts:
 *
 *   npx openapi-ts -i openapi.json -o keel
 */
import { client } from "./keel/client.gen";
import * as keel from "./keel/sdk.gen";
import type { NewTask } from "./keel/types.gen";

const email = process.env["KEEL_EMAIL"] ?? "";
const password = process.env["KEEL_PASSWORD"] ?? "";
const baseUrl = process.env["KEEL"] ?? "http://localhost:3000";
client.setConfig({ baseUrl });

// Where the sign-in is meant to come from: `fetch` in Node.js does not say it by itself.
const { response } = await keel.authSignIn({ body: { email, password }, headers: { Origin: baseUrl } });
const cookie = response.headers.getSetCookie().map((line) => line.split(";")[0]);
const { data: access } = await keel.authToken({ headers: { cookie: cookie.join("; ") } });
client.setConfig({ auth: access?.token });

const body: NewTask = { title: "Water the plants", priority: "high", tags: ["home"] };
const { data: task } = await keel.tasksCreate({ body });
if (task === undefined) throw new Error("The task was not added.");
const path = { id: task.id };
const { data: list } = await keel.tasksList({ query: { tags: ["home"], limit: 10 } });
console.log("listed", list?.map(({ title }) => title).join());

const headers = { "If-Match": `"${task.version}"` };
const { data: changed } = await keel.tasksUpdate({ path, body: { title: "Ferns" } });
console.log("changed", changed?.title);
const stale = await keel.tasksUpdate({ path, headers, body: { title: "Again" } });
// Several refusals are possible here, and only this one holds the task.
const current = stale.error !== undefined && "current" in stale.error ? stale.error.current : undefined;
console.log("refused", stale.response.status, stale.error?.code, current?.title);
const wrong = await keel.tasksCreate({ body: { title: "" } });
console.log("refused", wrong.response.status, wrong.error?.errors?.["title"]?.[0]);

const { response: gone } = await keel.tasksDelete({ path });
const missing = await keel.tasksById({ path });
console.log("deleted", gone.status, missing.error?.code);
