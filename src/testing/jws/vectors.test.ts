import { describe, expect, test } from "vitest";
import { readCompactJws } from "~/server/auth/tokens/compact-jws";
import { readKeySet, type VerificationKey } from "~/server/auth/tokens/verification-key";
import { hasValidSignature } from "~/server/auth/tokens/verify-token";

const rfc7515Payload = "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

/** Tokens and keys from the specifications. */
const vectors = [
  {
    source: "RFC 7515 A.2 (RS256)",
    jwk: {
      kty: "RSA",
      n: "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ",
      e: "AQAB",
    },
    algorithm: "RS256",
    token: `eyJhbGciOiJSUzI1NiJ9.${rfc7515Payload}.cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw`,
  },
  {
    source: "RFC 7515 A.3 (ES256)",
    jwk: {
      kty: "EC",
      crv: "P-256",
      x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
      y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
    },
    algorithm: "ES256",
    token: `eyJhbGciOiJFUzI1NiJ9.${rfc7515Payload}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`,
  },
  {
    source: "RFC 8037 A.4 (Ed25519)",
    jwk: { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" },
    algorithm: "EdDSA",
    token:
      "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
  },
] as const;

const rfc7515Secret: VerificationKey = {
  kid: undefined,
  algorithm: "HS256",
  key: Buffer.from(
    "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
    "base64url",
  ),
};
const rfc7515Hmac = `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${rfc7515Payload}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`;

async function onlyKey(jwk: object, algorithm: VerificationKey["algorithm"]): Promise<VerificationKey> {
  const [key] = await readKeySet({ keys: [jwk] }, [algorithm]);
  if (key === undefined) throw new Error("The key of the specification was not usable.");
  return key;
}

/** Flips one bit of the token's signature. */
function tampered(token: string): string {
  const [header = "", payload = "", signature = ""] = token.split(".");
  const bytes = Buffer.from(signature, "base64url");
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return [header, payload, bytes.toString("base64url")].join(".");
}

describe.each(vectors)("the example of $source", ({ jwk, algorithm, token }) => {
  test("verifies with its key, and not with one bit flipped", async () => {
    const key = await onlyKey(jwk, algorithm);
    expect(await hasValidSignature(token, key)).toBe(true);
    expect(await hasValidSignature(tampered(token), key)).toBe(false);
  });

  test("does not verify with the key of another example", async () => {
    for (const other of vectors.filter((vector) => vector.algorithm !== algorithm)) {
      expect(await hasValidSignature(token, await onlyKey(other.jwk, other.algorithm))).toBe(false);
    }
  });

  test("is in compact form, and no longer with white space, padding, or another spelling of its last character", () => {
    expect(readCompactJws(token)?.header.alg).toBe(algorithm);
    const spellings = [...new Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")].map(
      (last) => token.slice(0, -1) + last,
    );
    const sameBytes = spellings.filter((other) => other !== token && bytesOf(other).equals(bytesOf(token)));
    expect(sameBytes.length).toBeGreaterThan(0);
    for (const other of [
      ...sameBytes,
      ` ${token}`,
      `${token}\n`,
      `${token}=`,
      token.replace(".", ". "),
      `${token}.`,
      token.slice(0, -1),
    ]) {
      expect(readCompactJws(other)).toBeUndefined();
    }
  });
});

const bytesOf = (token: string) => Buffer.from(token.split(".")[2] ?? "", "base64url");

describe("the example of RFC 7515 A.1 (HS256)", () => {
  test("verifies with its secret, and not with one bit flipped", async () => {
    expect(await hasValidSignature(rfc7515Hmac, rfc7515Secret)).toBe(true);
    expect(await hasValidSignature(tampered(rfc7515Hmac), rfc7515Secret)).toBe(false);
  });
});

describe("the example of RFC 7515 A.5 (none)", () => {
  test("is not even in compact form, because its signature is empty", () => {
    expect(readCompactJws(`eyJhbGciOiJub25lIn0.${rfc7515Payload}.`)).toBeUndefined();
  });
});
