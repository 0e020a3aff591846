import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "~/client/api";
import { failureText } from "~/client/query-client";
import { toast } from "~/ui/feedback/toast";
import { pushDevicesQuery } from "./query-options";
import { readBrowserState, subscribeBrowser, unsubscribeBrowser } from "./this-browser";

/** Returns the devices that are notified, the state of this browser, and the commands that change both. */
export function usePush() {
  const queryClient = useQueryClient();
  const devices = useQuery(pushDevicesQuery());
  const publicKey = devices.data?.publicKey;
  const browser = useQuery({
    queryKey: ["push", "browser", publicKey],
    queryFn: () => readBrowserState(publicKey ?? ""),
    enabled: publicKey !== undefined,
    networkMode: "always",
  });
  const [busy, setBusy] = useState<string>();
  const current = devices.data?.devices.find(({ isCurrent }) => isCurrent);

  /** Runs a command, tells when it fails, and reads everything anew. */
  const run = async (name: string, work: () => Promise<string | undefined>) => {
    setBusy(name);
    try {
      const message = await work();
      if (message !== undefined) toast({ message });
    } catch (error) {
      toast({ message: `This was not done. ${failureText(error)}`, tone: "error" });
    }
    await queryClient.invalidateQueries({ queryKey: ["push"] });
    setBusy(undefined);
  };

  return {
    devices,
    /** A browser that is subscribed, but not in this session, is off. */
    state: browser.data === "on" && current === undefined ? "off" : browser.data,
    busy,
    turnOn: () =>
      run("switch", async () => {
        const subscription = await subscribeBrowser(publicKey ?? "").catch(() => "unreachable" as const);
        if (subscription === "unreachable") {
          const message =
            "This device was not turned on. Your browser cannot reach its push service, or has turned it off.";
          toast({ message, tone: "error" });
          return undefined;
        }
        if (subscription === undefined) return undefined;
        await api.push.subscribe.mutate(subscription);
        return "This device is notified from now on.";
      }),
    turnOff: () =>
      run("switch", async () => {
        if (current !== undefined) await api.push.unsubscribe.mutate({ id: current.id });
        await unsubscribeBrowser();
        return "This device is no longer notified.";
      }),
    remove: ({ id, device, isCurrent }: { id: string; device: string; isCurrent: boolean }) =>
      run(id, async () => {
        await api.push.unsubscribe.mutate({ id });
        if (isCurrent) await unsubscribeBrowser();
        return `${device} is no longer notified.`;
      }),
    test: () =>
      run("test", async () => {
        const { devices: sent } = await api.push.test.mutate();
        if (sent === 0) return "No device was notified. Try again in an hour.";
        return "A test notification is on its way.";
      }),
  };
}
