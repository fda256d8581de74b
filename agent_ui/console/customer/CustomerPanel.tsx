import { useEffect, useRef, type ReactElement } from "react";
import { currentRow } from "../desk/derived";
import { useConsole } from "../desk/store";
import { showCustomer } from "../desk/view";
import { useMessages } from "../i18n/language";
import { IconButton } from "../ui/Button";
import { Avatar } from "../ui/Avatar";
import { Chip, Skeleton } from "../ui/Marks";
import { CustomerDetails } from "./CustomerDetails";
import { History } from "./History";
import { useCustomer } from "./useCustomer";
import styles from "./Customer.module.css";

function closeOnEscape(event: KeyboardEvent): void {
  if (event.key === "Escape") showCustomer(false);
}

/** Where the panel lies over the conversation, opening it moves the focus into it, and closing it back. */
function useOpening() {
  const panel = useRef<HTMLElement>(null);
  const isOpen = useConsole((state) => state.isCustomerOpen);
  useEffect(() => {
    if (!isOpen) return undefined;
    const before = document.activeElement;
    const element = panel.current;
    element?.focus();
    element?.addEventListener("keydown", closeOnEscape);
    return () => {
      element?.removeEventListener("keydown", closeOnEscape);
      const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body;
      (isThere ? before : document.getElementById("content"))?.focus();
    };
  }, [isOpen]);
  return panel;
}

/** Who the customer is, and everything she and the company said to each other. */
export function CustomerPanel({ conversation }: { readonly conversation: string }): ReactElement {
  const messages = useMessages();
  const row = useConsole((state) => currentRow(state, conversation)?.customer ?? null);
  const { customer, change } = useCustomer(conversation, row?.id ?? null);
  const name = customer?.name || row?.name || messages.unnamed;
  const panel = useOpening();
  return (
    <aside ref={panel} className={styles.panel} aria-label={messages.customer.title} tabIndex={-1}>
      <span className={styles.close}>
        <IconButton icon="cross" label={messages.conversation.hideCustomer} onPress={() => showCustomer(false)} />
      </span>
      <header className={styles.head}>
        <Avatar name={name} id={row?.id ?? conversation} isLarge />
        <h2 className={styles.name}>{name}</h2>
        {row !== null && (
          <Chip tone={row.is_verified ? "good" : "warn"}>
            {row.is_verified ? messages.verified : messages.unverified}
          </Chip>
        )}
      </header>
      {customer === null ? (
        <Skeleton lines={6} label={messages.loading} />
      ) : (
        <>
          <CustomerDetails
            key={customer.id}
            customer={customer}
            isProven={row?.is_verified !== false}
            onChange={change}
          />
          <History key={`history ${customer.id}`} customer={customer.id} conversation={conversation} />
        </>
      )}
    </aside>
  );
}
