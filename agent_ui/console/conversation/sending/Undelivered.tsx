import type { ReactElement } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { mayWriteHere } from "../../desk/inside";
import { confirmArrival, sendItemAgain } from "../../desk/resend";
import { useConsole } from "../../desk/store";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";

/** What to do about a message that did not arrive, or of which nobody knows, for whoever may write here. */
export function Undelivered({ item }: { readonly item: Item }): ReactElement | null {
  const { sending } = useMessages();
  const mayWrite = useConsole(mayWriteHere);
  if (!mayWrite) return null;
  return (
    <>
      {item.state === "unknown" && <span>{sending.unknownLead}</span>}
      <Button isSmall onPress={() => void sendItemAgain(item)}>
        {sending.again}
      </Button>
      {item.state === "unknown" && (
        <Button isSmall tone="quiet" onPress={() => void confirmArrival(item)}>
          {sending.arrived}
        </Button>
      )}
    </>
  );
}
