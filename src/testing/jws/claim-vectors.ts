import { accepted, goodClaims, now, refused, vectorOrigin, writeCompact, type Vector } from "./compact";
import { headerOf, withMember, type VectorKeys } from "./keys";

const odd: unknown[] = ["", null, true, [], {}, ["x"], { x: 1 }];
const times = (): unknown[] => [
  ...odd,
  String(now() + 600),
  `${now() + 600}x`,
  new Date(Date.now() + 600_000).toISOString(),
  [now() + 600],
  { $date: now() + 600 },
];
const name = (value: unknown) => (JSON.stringify(value) ?? "").slice(0, 60);

/** Wrong values of each claim, in a token with a valid signature. */
const wrongClaims = (): Record<string, unknown[]> => ({
  exp: [
    ...times(),
    0,
    -1,
    -1e300,
    now() - 6,
    now() - 600,
    now() + 86_400,
    2 ** 31,
    2 ** 53,
    1e300,
    (now() + 600) * 1000,
  ],
  iat: [...times(), 0, -1, now() - 900, now() + 60, now() + 86_400, 2 ** 53, 1e300, Date.now()],
  nbf: [...times(), now() + 60, now() + 86_400, 2 ** 53, 1e300, Date.now()],
  aud: [
    ...odd,
    0,
    `${vectorOrigin}/`,
    `${vectorOrigin}/api`,
    `${vectorOrigin}:443`,
    `${vectorOrigin} `,
    vectorOrigin.toUpperCase(),
    "http://keel.example",
    "https://keel.example.evil.example",
    "https://keel.exampl",
    "better-auth:session-cache",
    "*",
    [null, vectorOrigin],
    [[vectorOrigin]],
    [`${vectorOrigin}/`],
    [`${vectorOrigin},https://evil.example`],
    { 0: vectorOrigin, length: 1 },
    `${vectorOrigin} https://evil.example`,
  ],
  iss: [
    ...odd,
    0,
    `${vectorOrigin}/`,
    `${vectorOrigin}//`,
    `${vectorOrigin}:443`,
    `${vectorOrigin}/service`,
    `${vectorOrigin}/service/`,
    ` ${vectorOrigin}`,
    `${vectorOrigin}\u0000`,
    `${vectorOrigin}\n`,
    vectorOrigin.toUpperCase(),
    "http://keel.example",
    "https://evil.example",
    "https://keel.example@evil.example",
    "https://keel.examplе",
    [vectorOrigin],
    { toString: vectorOrigin },
    "__proto__",
  ],
  sub: [
    ...odd,
    0,
    "ada",
    "ada@example.com",
    "*",
    "../admin",
    "' or '1'='1",
    "0193a3b2-6f6e-7c3a-9d0e-5a1b2c3d4e5f ",
    " 0193a3b2-6f6e-7c3a-9d0e-5a1b2c3d4e5f",
    "0193a3b2-6f6e-7c3a-9d0e-5a1b2c3d4e5f\n",
    "{0193a3b2-6f6e-7c3a-9d0e-5a1b2c3d4e5f}",
    "urn:uuid:0193a3b2-6f6e-7c3a-9d0e-5a1b2c3d4e5f",
    "0193a3b26f6e7c3a9d0e5a1b2c3d4e5f",
    "0193A3B2-6F6E-7C3A-9D0E-5A1B2C3D4E5F",
    "0193a3b2-6f6e-7c3a-9d0e-5a1b2c3d4e5F",
    ["0193a3b2-6f6e-7c3a-9d0e-5a1b2c3d4e5f"],
    "x".repeat(300),
  ],
  sid: [...odd, 0],
  role: [null, true, [], {}, ["admin"], 0],
  email: [null, true, [], {}, 0],
  name: [null, true, [], {}, 0],
});

export function claimVectors({ ed }: VectorKeys): Vector[] {
  const token = (payload: object | string) => writeCompact(headerOf(ed), payload, ed.sign);
  const withClaims = (claims: object) => token({ ...goodClaims(), ...claims });
  const required = Object.keys(goodClaims());
  const unusual: [string, object][] = [
    ["several audiences, one of them ours", { aud: ["https://other.example", vectorOrigin] }],
    ["an audience in a list", { aud: [vectorOrigin] }],
    ["a fraction of a second", { exp: now() + 600.5, iat: now() - 0.25 }],
    ["issued two seconds from now, by a clock that is ahead", { iat: now() + 2 }],
    ["valid since a minute", { nbf: now() - 60 }],
    ["valid since always", { nbf: 0 }],
    ["claims that nobody knows", { jti: "x", azp: "y", scope: "z", extra: { deep: [1] } }],
    ["a name with quotation marks", { name: '"},{"sub":"x' }],
    ["claims named as what every object has", { constructor: 1, toString: 2, hasOwnProperty: 3 }],
  ];
  const inherited = required.map((claim) => {
    const { [claim]: value, ...rest } = goodClaims();
    return refused(
      `${claim} in __proto__ only`,
      token(withMember(`"__proto__":{"${claim}":${JSON.stringify(value)}}`, rest)),
    );
  });
  return [
    ...unusual.map(([what, claims]) => accepted(what, withClaims(claims))),
    accepted("a __proto__ that changes nothing", token(withMember('"__proto__":{"role":"admin","sub":"x"}'))),
    ...required.map((claim) => {
      const { [claim]: _left, ...rest } = goodClaims();
      return refused(`without ${claim}`, token(rest));
    }),
    ...required.map((claim) => {
      const { [claim]: value, ...rest } = goodClaims();
      return refused(`${claim} in capitals`, token({ ...rest, [claim.toUpperCase()]: value }));
    }),
    ...inherited,
    ...Object.entries(wrongClaims()).flatMap(([claim, values]) =>
      values.map((value) => refused(`${claim} ${name(value)}`, withClaims({ [claim]: value }))),
    ),
    ...["1e999", "-1e999", "1e-999", "-0", "00", "1.", ".5", "Infinity"].map((text) =>
      refused(
        `exp ${text}, as it stands`,
        token(JSON.stringify({ ...goodClaims(), exp: 0 }).replace('"exp":0', `"exp":${text}`)),
      ),
    ),
    refused("lives for a year, in fractions", withClaims({ exp: now() + 31_536_000.5 })),
    refused("ends before it begins", withClaims({ iat: now(), exp: now() - 60 })),
    refused("begins after it ends", withClaims({ nbf: now() + 300, exp: now() + 200 })),
  ];
}
