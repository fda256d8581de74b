import type { ReactElement } from "react";
import type { CustomerLink } from "../desk/customers";
import { textIn } from "../desk/replies";
import { language, useMessages } from "../i18n/language";
import { Icon } from "../ui/Icon";
import styles from "./Customer.module.css";

/** Where other systems of the company show her, each in a tab of its own. */
export function Links({ links }: { readonly links: readonly CustomerLink[] }): ReactElement | null {
  const words = useMessages().customer;
  if (links.length === 0) return null;
  return (
    <nav aria-label={words.links}>
      <ul className={styles.links}>
        {links.map(({ id, label, address }) => (
          <li key={id}>
            <a className={styles.link} href={address} target="_blank" rel="noopener noreferrer">
              {textIn(label, language())}
              <Icon name="forward" />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
