import { useCallback, useMemo } from "react";
import type { Customer } from "../../desk/customers";
import type { OutreachAccount } from "../../desk/outreach";
import { valuesFor } from "../../desk/replies";
import { present } from "../../desk/store";
import { useMessages } from "../../i18n/language";
import { canned, useReplies } from "../canned";
import type { Asked, Sign } from "../suggest";
import type { Suggesting } from "../useOffered";

const SIGNS: readonly Sign[] = ["/"];
const nothing = () => undefined;

/** What may be asked for while a first letter is written: the canned replies of where its conversation will be. */
export function useFirstSuggesting(
  account: OutreachAccount | undefined,
  customer: Customer | null,
  subject: string,
): Suggesting {
  const { writing } = useMessages();
  const replies = useReplies();
  const suggest = useCallback(
    ({ query }: Asked) => {
      if (account === undefined || replies === null) return [];
      const { queue, channel, id } = account;
      const values = valuesFor(present(), { customer, queue, account: id, subject });
      return canned({ queue, channel, language: customer?.language ?? "", values }, query, writing.mine);
    },
    [account, customer, subject, replies, writing],
  );
  const listLabel = useCallback(() => writing.cannedReplies, [writing]);
  return useMemo(() => ({ signs: SIGNS, suggest, listLabel, onTake: nothing }), [suggest, listLabel]);
}
