import type { Page } from "@playwright/test";
import { OAuth2Server } from "oauth2-mock-server";
import type { Place } from "../setup/installation";
import { startStoryApp } from "../story-app";

/** A user according to Google. */
export interface GoogleAccount {
  sub: string;
  email: string;
  email_verified: boolean;
  name: string;
}

/** An app that offers Google, with a real OpenID provider on this machine in Google's place. */
export interface GoogleApp {
  place: Place;
  /** Replaces Google's page in `page` by one on which this account signs in or cancels. */
  answerAs: (page: Page, account: GoogleAccount) => Promise<void>;
  stop: () => Promise<void>;
}

export async function startGoogleApp(logFile: string): Promise<GoogleApp> {
  const provider = new OAuth2Server();
  await provider.issuer.keys.generate("RS256");
  await provider.start(0, "127.0.0.1");
  const here = `http://127.0.0.1:${provider.address().port}`;
  let current: object = {};
  provider.service.on("beforeTokenSigning", (token: { payload: object }) => {
    Object.assign(token.payload, { iss: "https://accounts.google.com", aud: "keel.test" }, current);
  });
  const app = await startStoryApp({
    logFile,
    environment: {
      GOOGLE_CLIENT_ID: "keel.test",
      GOOGLE_CLIENT_SECRET: "a secret of Google's",
      KEEL_TEST_GOOGLE: here,
      NODE_OPTIONS: `--import=${new URL("google-elsewhere.mjs", import.meta.url).href}`,
    },
  });
  return {
    place: app,
    answerAs: async (page, account) => {
      current = account;
      await page.unroute("https://accounts.google.com/**");
      await page.route("https://accounts.google.com/**", (route) => {
        const { search, searchParams } = new URL(route.request().url());
        const cancelled = new URL(searchParams.get("redirect_uri") ?? "");
        cancelled.search = new URLSearchParams({
          error: "access_denied",
          state: searchParams.get("state") ?? "",
        }).toString();
        const body = `<!doctype html><title>Google</title><link rel="icon" href="data:,">
          <a href="${here}/authorize${search.replaceAll("&", "&amp;")}">Continue as ${account.name}</a>
          <a href="${cancelled.href.replaceAll("&", "&amp;")}">Cancel</a>`;
        return route.fulfill({ contentType: "text/html", body });
      });
    },
    stop: async () => {
      await app.stop();
      await provider.stop();
    },
  };
}
