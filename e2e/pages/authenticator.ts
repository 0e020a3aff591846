import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { TOTP, URI } from "otpauth";
import { inside, type Place } from "../setup/installation";
import type { Person } from "./people";

/** An authenticator app, of which each code is valid once. */
export class Authenticator {
  readonly #totp: TOTP;
  #used = 0;

  constructor(address: string) {
    const parsed = URI.parse(address);
    if (!(parsed instanceof TOTP)) throw new Error(`This is no address of an authenticator: ${address}`);
    this.#totp = parsed;
  }

  /** Returns an unused code: the current one, or the one of the next half minute, which clocks may differ by. */
  next(): string {
    const now = Math.floor(Date.now() / 30_000);
    const step = Math.max(now, this.#used + 1);
    if (step > now + 1) throw new Error("There are two codes in a half minute; this would be the third.");
    this.#used = step;
    return this.#totp.generate({ timestamp: step * 30_000 });
  }
}

/** Sets an authenticator app up without the page. */
export async function setUpAuthenticator(context: BrowserContext, origin: string, { password }: Person) {
  const headers = { origin };
  const url = `${origin}/api/auth/two-factor`;
  const begun = await context.request.post(`${url}/enable`, { data: { password }, headers });
  expect(begun.status(), await begun.text()).toBe(200);
  const { totpURI, backupCodes }: { totpURI: string; backupCodes: string[] } = await begun.json();
  const app = new Authenticator(totpURI);
  const usedCode = app.next();
  const verified = await context.request.post(`${url}/verify-totp`, { data: { code: usedCode }, headers });
  expect(verified.status(), await verified.text()).toBe(200);
  return { app, usedCode, backupCodes };
}

/** Removes the session from the browser, but keeps it trusted. */
export function endSession(context: BrowserContext): Promise<void> {
  return context.clearCookies({ name: /session_/ });
}

/** Adds a virtual device with passkeys, which always recognizes its user (https://www.w3.org/TR/webauthn-3/#sctn-automation). */
export async function addVirtualAuthenticator(page: Page) {
  const device = await page.context().newCDPSession(page);
  await device.send("WebAuthn.enable");
  const { authenticatorId } = await device.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Sets whether the user touches it, so that it answers every request, including passkeys offered in fields. */
    touch: (enabled: boolean) => device.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled }),
  };
}

/** Moves the last proof of identity eleven minutes into the past. */
export async function expireStepUp({ directory }: Place, { email }: Person): Promise<void> {
  const { sql } = await inside(directory);
  await sql`update sessions set confirmed_at = now() - interval '11 minutes'
    where user_id = (select id from users where email = ${email})`;
}

/** The pages about the second factor, by the names that users see. */
export class SecurityPages {
  readonly code: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.code = page.getByRole("textbox", { name: "Code", exact: true });
    this.dialog = page.getByRole("dialog");
  }

  async giveCode(code: string): Promise<void> {
    await this.code.fill(code);
    await this.page.getByRole("main").getByRole("button", { name: "Sign in", exact: true }).click();
  }
}

/** Reads the key as a user types it into the app. */
export async function readKey(page: Page): Promise<Authenticator> {
  const key = (await page.getByRole("dialog").locator("code").innerText()).replaceAll(/\s/g, "");
  return new Authenticator(`otpauth://totp/Keel:somebody?secret=${key}&issuer=Keel`);
}
