/** Where a link of ours may lead. */

const WHOLE = /^(?:https?:\/\/|mailto:|tel:)[^\s<>"]+$/i;
const MAIL = /^[^\s@/<>"]+@[^\s@/<>"]+$/;
const SITE = /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.\p{L}{2,}(?:[/?#:][^\s<>"]*)?$/u;

/** The address somebody means; null where it is none, or leads to something that runs. */
export function addressOf(typed: string): string | null {
  const text = typed.trim();
  if (WHOLE.test(text)) return text;
  if (MAIL.test(text)) return `mailto:${text}`;
  return SITE.test(text) ? `https://${text}` : null;
}
