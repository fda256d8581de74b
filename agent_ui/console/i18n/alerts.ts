import { alertWords as english, type AlertWords } from "./alerts.en";
import { language } from "./language";
import { part, usePart } from "./parts";

const alerts = part<{ readonly alerts: AlertWords }>(
  { alerts: english },
  {
    "zh-Hans": async () => ({ alerts: (await import("./alerts.zh-Hans")).alertWords }),
    "zh-Hant": async () => ({ alerts: (await import("./alerts.zh-Hant")).alertWords }),
  },
);

/** The words of the present language of how one is told of what needs one. */
export const useAlertWords = (): AlertWords => usePart(alerts).alerts;

/** The same for what is not on the page. */
export const alertWords = async (): Promise<AlertWords> => (await alerts.load(language())).alerts;
