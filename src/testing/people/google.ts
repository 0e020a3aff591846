import { OAuth2Server } from "oauth2-mock-server";
import { z } from "zod";
import { cookieFrom, postJson } from "./people";
import { startServer, type TestServer } from "../server/runtime";

/** A user according to Google. */
export interface GoogleAccount {
  sub: string;
  email: string;
  email_verified: boolean;
  name?: string;
  picture?: string;
}

/** A server that offers Google, with a real OpenID provider on this machine in Google's place. */
export interface Google {
  server: TestServer;
  /** The requests to Google's token endpoint, oldest first. */
  exchanges: URLSearchParams[];
  /** Sends a user to Google and back. `alter` changes the callback; returns the final address and the browser's cookies. */
  visit: (
    account: GoogleAccount,
    options?: {
      cookie?: string;
      start?: string;
      body?: object;
      alter?: (url: URL) => void;
      headers?: Record<string, string>;
    },
  ) => Promise<{ asked: URL; location: string; cookie: string; status: number }>;
  close: () => Promise<void>;
}

const started = z.object({ url: z.url() });

export async function startGoogle(): Promise<Google> {
  const provider = new OAuth2Server();
  await provider.issuer.keys.generate("RS256");
  await provider.start(0, "127.0.0.1");
  const here = `http://127.0.0.1:${provider.address().port}`;
  let current: object = {};
  provider.service.on("beforeTokenSigning", (token: { payload: object }) => {
    Object.assign(token.payload, { iss: "https://accounts.google.com", aud: "keel.test" }, current);
  });
  const server = await startServer({ GOOGLE_CLIENT_ID: "keel.test", GOOGLE_CLIENT_SECRET: "a secret of Google's" });
  const exchanges: URLSearchParams[] = [];
  // Google's addresses are fixed, so requests to them are redirected here.
  const outside = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.hostname !== "oauth2.googleapis.com") return outside(input, init);
    exchanges.push(new URLSearchParams(await new Request(url, init).text()));
    return outside(`${here}/token`, init);
  };

  return {
    server,
    exchanges,
    visit: async (account, { cookie = "", start = "/sign-in/social", body = {}, alter, headers = {} } = {}) => {
      current = account;
      const paths = { provider: "google", callbackURL: "/tasks", errorCallbackURL: "/sign-in?next=%2Ftasks", ...body };
      const response = await postJson(server, `/api/auth${start}`, paths, { cookie, ...headers });
      if (response.status !== 200) throw new Error(`${start} answered ${response.status}: ${await response.text()}`);
      const held = cookieFrom(response, cookie);
      const asked = new URL(started.parse(await response.json()).url);
      const consent = await outside(`${here}/authorize${asked.search}`, { redirect: "manual" });
      const back = new URL(consent.headers.get("location") ?? "");
      alter?.(back);
      const answer = await server.fetch(`${back.pathname}${back.search}`, {
        headers: { cookie: held, ...headers },
        redirect: "manual",
      });
      return {
        asked,
        location: answer.headers.get("location") ?? "",
        cookie: cookieFrom(answer, held),
        status: answer.status,
      };
    },
    close: async () => {
      globalThis.fetch = outside;
      await server.close();
      await provider.stop();
    },
  };
}
