import { uuidv7 } from "uuidv7";
import { type Person, postJson, signUp } from "../people/people";
import { claimsOf, mint, newSigner, secondsFromNow, signerOf } from "../people/tokens";

/** Returns the headers of impostors of `ada`, by the fault of their credentials. */
export async function impostorsOf(ada: Person): Promise<ReadonlyMap<string, Record<string, string>>> {
  const impostors = new Map<string, Record<string, string>>();
  const signer = await signerOf(ada.server);
  const unknown = await newSigner(signer.kid);
  const claims = claimsOf(ada);
  const cookieJwt = /session_data=([^;]+)/.exec(ada.cookie)?.[1] ?? "";
  const gone = await signUp({ server: ada.server });
  const confused = { kid: signer.kid, algorithm: "HS256", privateKey: Buffer.from(JSON.stringify(signer.publicJwk)) };
  await postJson(gone.server, "/api/auth/sign-out", {}, { cookie: gone.cookie });
  const tokens = {
    "an expired token": mint(signer, { ...claims, iat: secondsFromNow(-900), exp: secondsFromNow(-60) }),
    "a token from the future": mint(signer, { ...claims, iat: secondsFromNow(300), exp: secondsFromNow(900) }),
    "a token of a wrong key": mint(unknown, claims),
    "a token of a key nobody knows": mint({ ...unknown, kid: uuidv7() }, claims),
    "a token of another algorithm": mint(await newSigner(signer.kid, "ES256"), claims),
    "a token signed with the public key as a secret": mint(confused, claims),
    "a token for another audience": mint(signer, { ...claims, aud: "https://other.example.com" }),
    "a token of another issuer": mint(signer, { ...claims, iss: "https://other.example.com" }),
    "a token of another type": mint(signer, claims, { typ: "at+jwt" }),
    "a token of a session that has ended": gone.token,
    "the cookie's token": cookieJwt,
    words: "let-me-in",
  };
  impostors.set("nothing", {});
  for (const [what, token] of Object.entries(tokens)) {
    impostors.set(what, { authorization: `Bearer ${await token}` });
    impostors.set(`${what}, beside a good cookie`, { authorization: `Bearer ${await token}`, cookie: ada.cookie });
  }
  const session = /keel\.session_token=[^;]+/.exec(ada.cookie)?.[0] ?? "";
  impostors.set("a Bearer token as cookie", { cookie: `keel.session_data=${ada.token}` });
  impostors.set("a cookie's token without its session", { cookie: `keel.session_data=${cookieJwt}` });
  impostors.set("a session whose signature is cut off", { cookie: session.replace(/\.[^.]+$/, "") });
  impostors.set("a cookie of an ended session", { cookie: gone.cookie });
  impostors.set("a good cookie from a foreign page", { cookie: ada.cookie, origin: "https://evil.example.com" });
  return impostors;
}
