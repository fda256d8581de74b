import type { ReactElement } from "react";
import { ConversationPage } from "../conversation/ConversationPage";
import { CustomerPanel } from "../customer/CustomerPanel";
import { currentId } from "../desk/derived";
import { useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { Inbox } from "../inbox/Inbox";
import { EmptyState } from "../ui/Marks";
import { cx } from "../ui/cx";
import styles from "./InboxPage.module.css";

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
            <ConversationPage key={id} id={id} />
          )}
        </div>
      </main>
      {id !== null && <CustomerPanel key={`customer ${id}`} conversation={id} />}
    </div>
  );
}
