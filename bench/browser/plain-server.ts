import { once } from "node:events";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import type postgres from "postgres";
import { root } from "../servers/build";
import { emailOf } from "../servers/seed";

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plain</title><style>
  body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 47rem }
  ul { list-style: none; padding: 0 }
  .task { display: flex; gap: 0.75rem; padding: 0.6rem 0.5rem; border-bottom: 1px solid #ddd }
  .task label { flex: 1 } .facts { display: flex; gap: 0.5rem; color: #666 } .completed { opacity: 0.5 }
</style></head><body><div id="root"></div><script type="module" src="/app.js"></script></body></html>`;

/** Returns a module and its imports as one minified script for browsers. */
export async function bundleForBrowser(file: string, format: "esm" | "iife"): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, "bench/browser", file)],
    bundle: true,
    minify: true,
    write: false,
    format,
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0]?.text ?? "";
}

/** Serves the plain page, and the tasks of the user at `?user=`. Changes are acknowledged and discarded. */
export async function startPlainPage(sql: postgres.Sql): Promise<{ origin: string; stop: () => Promise<void> }> {
  const script = await bundleForBrowser("plain-app.tsx", "esm");
  const listTasks = async (user: number) =>
    sql`
      select id, title, completed, priority, to_char(due_on, 'YYYY-MM-DD') as "dueOn", tags from tasks
      where user_id = (select id from users where email = ${emailOf(user)}) and not completed and deleted_at is null
      order by created_at desc`;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://plain");
    const send = (type: string, body: string) => response.writeHead(200, { "content-type": type }).end(body);
    if (url.pathname === "/app.js") send("text/javascript", script);
    else if (url.pathname !== "/tasks") send("text/html", page);
    else if (request.method === "POST") send("application/json", "{}");
    else {
      listTasks(Number(url.searchParams.get("user"))).then(
        (tasks) => send("application/json", JSON.stringify(tasks)),
        () => response.writeHead(500).end(),
      );
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close").catch(() => undefined);
  };
  return { origin: `http://127.0.0.1:${port}`, stop };
}
