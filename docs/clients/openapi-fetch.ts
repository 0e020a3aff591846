/**
 * With the types of openapi-typescript, through openapi-fetch:
 *
 *   npx openapi-typescript openapi.json -o keel.ts --default-non-nullable=false
 */
import createClient from "openapi-fetch";
import type { components, paths } from "./keel";

const baseUrl = process.env["KEEL"] ?? "http://localhost:3000";
const credentials = { email: process.env["KEEL_EMAIL"] ?? "", password: process.env["KEEL_PASSWORD"] ?? "" };

const signIn = createClient<paths>({ baseUrl });
// Where the sign-in is meant to come from: `fetch` in Node.js does not say it by itself.
const { response } = await signIn.POST("/api/auth/sign-in/email", {
  params: { header: { Origin: baseUrl } },
  body: credentials,
});
const cookie = response.headers.getSetCookie().map((line) => line.split(";")[0]);
const { data: access } = await signIn.GET("/api/auth/token", { headers: { cookie: cookie.join("; ") } });
const keel = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${access?.token}` } });

const body: components["schemas"]["NewTask"] = { title: "Water the plants", priority: "high", tags: ["home"] };
const { data: task } = await keel.POST("/api/tasks", { body });
if (task === undefined) throw new Error("The task was not added.");
const path = { id: task.id };
const { data: list } = await keel.GET("/api/tasks", { params: { query: { tags: ["home"], limit: 10 } } });
console.log("listed", list?.map(({ title }) => title).join());

const header = { "If-Match": `"${task.version}"` };
const { data: changed } = await keel.PATCH("/api/tasks/{id}", { params: { path }, body: { title: "Ferns" } });
console.log("changed", changed?.title);
const stale = await keel.PATCH("/api/tasks/{id}", { params: { path, header }, body: { title: "Again" } });
// Several refusals are possible here, and only this one holds the task.
const current = stale.error !== undefined && "current" in stale.error ? stale.error.current : undefined;
console.log("refused", stale.response.status, stale.error?.code, current?.title);
const wrong = await keel.POST("/api/tasks", { body: { title: "" } });
console.log("refused", wrong.response.status, wrong.error?.errors?.["title"]?.[0]);

const { response: gone } = await keel.DELETE("/api/tasks/{id}", { params: { path } });
const missing = await keel.GET("/api/tasks/{id}", { params: { path } });
console.log("deleted", gone.status, missing.error?.code);
