import { uuidv7 } from "uuidv7";
import { z } from "zod";
import { callerAs } from "../server/caller";
import { mailTo } from "../mail/mailbox";
import { type Person, postJson } from "../people/people";
import { addPasskey, askForChallenge, giveCode, givePassword, signUpWithSecondFactor } from "../people/second-factor";
import { createSoftwarePasskey } from "../people/software-passkey";
import { alone, among, anonymous, own, post, type Stories, type Story, type EventFields, wrong } from "./story";

const another = "another long password";

/** Does the same for a user with a second factor. */
const withFactor =
  (
    act: (person: Awaited<ReturnType<typeof signUpWithSecondFactor>>) => Promise<Omit<EventFields, "user_id"> | void>,
  ): Story =>
  async () => {
    const person = await signUpWithSecondFactor();
    return own(person, (await act(person)) ?? {});
  };

const added = z.object({ id: z.uuid() });

/** Posts a passkey to `path`: the user's own, or an unknown one. */
async function aboutPasskey(ada: Person, path: string) {
  const { id } = added.parse(await (await addPasskey(ada, createSoftwarePasskey())).json());
  await post(ada, path, { id, name: "Blue" });
  return { details: { passkey: id } };
}
const aboutNoPasskey = (path: string) =>
  among(async (ada) => {
    await post(ada, path, { id: uuidv7(), name: "Blue" });
    return { reason: "passkey_not_found" };
  });

export const security = {
  "password.changed": {
    done: alone(async (ada) => {
      await post(ada, "/change-password", { currentPassword: ada.password, newPassword: another });
    }),
    failed: among(async (ada) => {
      await post(ada, "/change-password", { currentPassword: wrong, newPassword: another });
      return { reason: "invalid_password" };
    }),
  },
  "password.confirmed": {
    done: alone(async (ada) => void (await post(ada, "/confirm", { password: ada.password }))),
    failed: among(async (ada) => {
      await post(ada, "/confirm", { password: wrong });
      return { reason: "invalid_password" };
    }),
  },
  "password.reset_requested": {
    done: among(async ({ server, email }) => {
      await postJson(server, "/api/auth/request-password-reset", { email });
      return { actor_id: null };
    }),
    failed: anonymous("/request-password-reset", { email: "nonsense" }, "validation_error"),
  },
  "password.reset": {
    done: alone(async ({ server, email }) => {
      await postJson(server, "/api/auth/request-password-reset", { email });
      const { token } = await mailTo(server, email, "reset-password");
      await postJson(server, "/api/auth/reset-password", { token, newPassword: another });
    }),
    failed: anonymous("/reset-password", { token: "made-up", newPassword: another }, "invalid_token"),
  },
  "second_factor.setup_started": {
    done: alone(async (ada) => void (await post(ada, "/two-factor/enable", { password: ada.password }))),
    failed: among(async (ada) => {
      await post(ada, "/two-factor/enable", { password: wrong });
      return { reason: "invalid_password" };
    }),
  },
  "second_factor.enabled": {
    done: withFactor(async () => ({ details: { method: "authenticator" } })),
    failed: alone(async (ada) => {
      await post(ada, "/two-factor/enable", { password: ada.password });
      await giveCode(ada, ada.cookie, { code: "000000" });
      return { reason: "invalid_code", details: { method: "authenticator" } };
    }),
  },
  "second_factor.disabled": {
    done: withFactor(async (ada) => void (await post(ada, "/two-factor/disable", { password: ada.password }))),
    failed: withFactor(async (ada) => {
      await post(ada, "/two-factor/disable", { password: wrong });
      return { reason: "invalid_password" };
    }),
  },
  "second_factor.codes_renewed": {
    done: withFactor(async (ada) => {
      await post(ada, "/two-factor/generate-backup-codes", { password: ada.password });
    }),
    failed: withFactor(async (ada) => {
      await post(ada, "/two-factor/generate-backup-codes", { password: wrong });
      return { reason: "invalid_password" };
    }),
  },
  "second_factor.backup_code_used": {
    done: withFactor(async (ada) => {
      const { cookie } = await givePassword(ada);
      await giveCode(ada, cookie, { code: ada.backupCodes[0] ?? "" }, "backup-code");
    }),
    failed: "never",
  },
  "second_factor.devices_forgotten": {
    done: among(async (ada) => void (await callerAs(ada).security.forgetDevices.mutate({}))),
    failed: "never",
  },
  "passkey.added": {
    done: among(async (ada) => {
      const { id } = added.parse(await (await addPasskey(ada, createSoftwarePasskey())).json());
      return { details: { passkey: id } };
    }),
    failed: among(async (ada) => {
      const ceremony = await askForChallenge(ada.server, "register", ada.cookie);
      await post(ada, "/passkey/verify-registration", { response: createSoftwarePasskey().create(ceremony) });
      return { reason: "challenge_not_found" };
    }),
  },
  "passkey.changed": {
    done: among((ada) => aboutPasskey(ada, "/passkey/update-passkey")),
    failed: aboutNoPasskey("/passkey/update-passkey"),
  },
  "passkey.removed": {
    done: among((ada) => aboutPasskey(ada, "/passkey/delete-passkey")),
    failed: aboutNoPasskey("/passkey/delete-passkey"),
  },
} satisfies Stories;
