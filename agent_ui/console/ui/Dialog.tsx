import type { ReactElement, ReactNode } from "react";
import { Dialog as Content, Heading, Modal, ModalOverlay } from "react-aria-components";
import { IconButton } from "./Button";
import { cx } from "./cx";
import styles from "./Dialog.module.css";

interface Props {
  readonly title: string;
  readonly closeLabel: string;
  readonly isWide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window that must be answered or closed first; focus returns to where it was. */
export function Dialog({ title, closeLabel, isWide = false, onClose, children }: Props): ReactElement {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()} className={cx(styles.overlay)}>
      <Modal className={cx(styles.modal, isWide && styles.wide)}>
        <Content className={cx(styles.dialog)}>
          <header className={styles.head}>
            <Heading slot="title" className={cx(styles.title)}>
              {title}
            </Heading>
            <IconButton icon="cross" label={closeLabel} onPress={onClose} />
          </header>
          {children}
        </Content>
      </Modal>
    </ModalOverlay>
  );
}

/** The row of buttons at the end of a dialog. */
export function DialogActions({ children }: { readonly children: ReactNode }): ReactElement {
  return <footer className={styles.actions}>{children}</footer>;
}

interface BodyProps {
  /** The name of what is only read: it takes the focus, so that it can be scrolled by keys. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** The scrolling part of a dialog. */
export function DialogBody({ label, children }: BodyProps): ReactElement {
  if (label === undefined) return <div className={styles.body}>{children}</div>;
  return (
    <div className={styles.body} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
