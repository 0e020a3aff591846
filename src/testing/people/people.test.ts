import { expect, test } from "vitest";
import { administrator } from "../stories/administrator";
import { sharedPerson } from "./people";
import { expireStepUp } from "./second-factor";

test.each(Object.entries({ sharedPerson, administrator }))(
  "%s, who takes part in many stories, has confirmed who they are for each",
  async (_name, find) => {
    await expireStepUp(await find());
    const { server, cookie } = await find();
    const adding = await server.fetch("/api/auth/passkey/generate-register-options", { headers: { cookie } });
    expect(adding.status).toBe(200);
  },
);
