import { Suspense, type ReactElement } from "react";
import { currentId } from "../desk/derived";
import { useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { Inbox } from "../inbox/Inbox";
import { ahead } from "../ui/ahead";
import { EmptyState, Skeleton } from "../ui/Marks";
import { cx } from "../ui/cx";
import styles from "./InboxPage.module.css";

const conversation = ahead(async () => (await import("../conversation/ConversationPage")).ConversationPage);
const customer = ahead(async () => (await import("../customer/CustomerPanel")).CustomerPanel);

/** Fetch what is needed to read a conversation. */
export const fetchReading = () => Promise.all([conversation.fetch(), customer.fetch()]);

/** Three columns where there is room, one after another where there is not. */
export function InboxPage(): ReactElement {
  const messages = useMessages();
  const id = useConsole(currentId);
  const isCustomerOpen = useConsole((state) => state.isCustomerOpen);
  return (
    <div className={cx(styles.page, id !== null && styles.reading, isCustomerOpen && styles.customerOpen)}>
      <main className={styles.main} id="content" tabIndex={-1}>
        {id === null && <h1 className="unseen">{messages.inbox.title}</h1>}
        <Inbox />
        <div className={styles.conversation}>
          {id === null ? (
            <EmptyState icon="chat" title={messages.conversation.none} detail={messages.conversation.noneDetail} />
          ) : (
            <Suspense fallback={<Skeleton lines={9} label={messages.loading} />}>
              <conversation.Part key={id} id={id} />
            </Suspense>
          )}
        </div>
      </main>
      {id !== null && (
        <Suspense fallback={null}>
          <customer.Part key={`customer ${id}`} conversation={id} />
        </Suspense>
      )}
    </div>
  );
}
