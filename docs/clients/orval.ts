/**
 * With the functions of orval, for `fetch`:
 *
 *   npx orval --input openapi.json --output keel.ts --client fetch
 */
import * as keel from "./keel";

const origin = process.env["KEEL"] ?? "http://localhost:3000";
const email = process.env["KEEL_EMAIL"] ?? "";
const password = process.env["KEEL_PASSWORD"] ?? "";

// Where the sign-in is meant to come from: `fetch` in Node.js does not say it by itself.
const signedIn = await keel.authSignIn({ email, password }, { headers: { origin } });
const cookie = signedIn.headers.getSetCookie().map((line) => line.split(";")[0]);
const access = await keel.authToken({ headers: { cookie: cookie.join("; ") } });
if (access.status !== 200) throw new Error("There is no token.");
const headers = { authorization: `Bearer ${access.data.token}` };

const body: keel.NewTask = { title: "Water the plants", priority: "high", tags: ["home"] };
const added = await keel.tasksCreate(body, { headers });
if (added.status !== 201) throw new Error("The task was not added.");
const { id, version } = added.data;
const list = await keel.tasksList({ tags: ["home"], limit: 10 }, { headers });
console.log("listed", list.status === 200 && list.data.map(({ title }) => title).join());

const changed = await keel.tasksUpdate(id, { title: "Ferns" }, { headers });
console.log("changed", changed.status === 200 && changed.data.title);
const stale = await keel.tasksUpdate(id, { title: "Again" }, { headers: { ...headers, "If-Match": `"${version}"` } });
if (stale.status === 412) console.log("refused", stale.status, stale.data.code, stale.data.current.title);
const wrong = await keel.tasksCreate({ title: "" }, { headers });
if (wrong.status === 400) console.log("refused", wrong.status, wrong.data.errors?.["title"]?.[0]);

const gone = await keel.tasksDelete(id, { headers });
const missing = await keel.tasksById(id, { headers });
console.log("deleted", gone.status, missing.status === 404 && missing.data.code);
