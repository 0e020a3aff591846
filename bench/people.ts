import { z } from "zod";
import { emailOf, password } from "./seed";

const minted = z.object({ token: z.string() });

/** Signs the first `count` people in, as a program does, and answers a Bearer token of each. */
export async function signInMany(origin: string, count: number): Promise<string[]> {
  const tokens: string[] = [];
  // Four at a time: a password costs a thread 60 ms.
  for (let first = 1; first <= count; first += 4) {
    const some = Array.from({ length: Math.min(4, count - first + 1) }, (_, position) => first + position);
    tokens.push(...(await Promise.all(some.map((position) => tokenOf(origin, position)))));
  }
  return tokens;
}

async function tokenOf(origin: string, position: number): Promise<string> {
  const signedIn = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ email: emailOf(position), password }),
  });
  if (!signedIn.ok) throw new Error(`Sign-in answered ${signedIn.status}: ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const answer = await fetch(`${origin}/api/auth/token`, { headers: { cookie } });
  return minted.parse(await answer.json()).token;
}

/** The public key that signs the tokens, as a JWK (RFC 7517), for the references. */
export async function publicKey(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/auth/jwks`);
  const { keys } = z.object({ keys: z.array(z.unknown()).min(1) }).parse(await answer.json());
  return JSON.stringify(keys[0]);
}
