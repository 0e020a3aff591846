import type { TestingOf } from "~/testing/feature-testing";
import type { securityFeature } from "./feature";

export const securityTesting = {
  inputs: {
    factors: () => undefined,
    forgetDevices: () => ({}),
  },
  stories: {},
} satisfies TestingOf<typeof securityFeature>;
