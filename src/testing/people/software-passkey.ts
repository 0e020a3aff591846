import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

interface Ceremony {
  challenge: string;
  origin: string;
  rpId: string;
}

interface Answer extends Ceremony {
  /** Whether the authenticator verified the user; true by default. */
  verified?: boolean;
  /** The signature counter; by default one more than the last time. */
  counter?: number;
}

const sha256 = (data: Buffer | string) => createHash("sha256").update(data).digest();

/** Creates an authenticator with one key (https://www.w3.org/TR/webauthn-3/#sctn-authenticator-model), which answers as browsers pass it on. */
export function createSoftwarePasskey() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const credentialId = randomBytes(16);
  const id = credentialId.toString("base64url");
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  let used = 0;

  const clientData = (type: string, { challenge, origin }: Ceremony) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (rpId: string, flags: number, counter: number, attested = Buffer.alloc(0)) => {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(rpId), head, attested]);
  };

  return {
    id,
    /** Returns the result of `navigator.credentials.create`. */
    create: (ceremony: Ceremony, { verified = true }: { verified?: boolean } = {}) => {
      // A COSE key (RFC 9053 §7.1.1) in CBOR.
      const cose = Buffer.concat([
        Buffer.from("a5010203262001215820", "hex"),
        Buffer.from(x, "base64url"),
        Buffer.from("225820", "hex"),
        Buffer.from(y, "base64url"),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, credentialId.length]), credentialId, cose]);
      const data = authenticatorData(ceremony.rpId, verified ? 0x45 : 0x41, used, attested);
      const attestationObject = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
        Buffer.from([data.length]),
        data,
      ]);
      return {
        id,
        rawId: id,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: clientData("webauthn.create", ceremony).toString("base64url"),
          attestationObject: attestationObject.toString("base64url"),
          transports: ["internal"],
        },
      };
    },
    /** Returns the result of `navigator.credentials.get`. */
    get: ({ verified = true, counter = (used += 1), ...ceremony }: Answer) => {
      const data = authenticatorData(ceremony.rpId, verified ? 0x05 : 0x01, counter);
      const client = clientData("webauthn.get", ceremony);
      const signature = createSign("sha256")
        .update(Buffer.concat([data, sha256(client)]))
        .sign(privateKey);
      return {
        id,
        rawId: id,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: signature.toString("base64url"),
        },
      };
    },
  };
}

export type SoftwarePasskey = ReturnType<typeof createSoftwarePasskey>;
