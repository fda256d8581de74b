import { useEffect, useRef, type ReactElement } from "react";
import { hubUrl } from "../../desk/base";
import { cx } from "../../ui/cx";
import styles from "./Mail.module.css";
import { MAIL_SHEET } from "./sheet";

/** Scripts stay forbidden (no `allow-scripts`); the same origin only lets this page write the mail, and measure it. */
const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";
const FOLDED_PIXELS = 320;
const MIRRORED = ["lang", "data-theme", "data-contrast"] as const;

interface Props {
  readonly html: string;
  readonly title: string;
  readonly isColoured: boolean;
  /** Whether pictures come from outside. */
  readonly mayFetch: boolean;
  /** A long mail shows its beginning, and scrolls inside its frame. */
  readonly isFolded: boolean;
  readonly height: number;
  readonly onHeight: (height: number) => void;
}

/** A mail in a page of its own, whose rules allow it its looks and, unless asked for, nothing from outside. */
export function MailFrame({ html, title, isColoured, mayFetch, isFolded, height, onHeight }: Props): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    let leave = written(element, html, isColoured, onHeight);
    const again = () => {
      leave();
      leave = written(element, html, isColoured, onHeight);
    };
    element.addEventListener("load", again);
    return () => {
      element.removeEventListener("load", again);
      leave();
    };
  }, [html, isColoured, onHeight]);
  return (
    <div className={cx(styles.ground, isColoured && styles.paper)} data-mail="">
      <iframe
        ref={frame}
        className={styles.frame}
        sandbox={SANDBOX}
        src={hubUrl(mayFetch ? "mail-with-pictures.html" : "mail.html")}
        title={title}
        style={{ blockSize: isFolded ? Math.min(height, FOLDED_PIXELS) : height }}
      />
    </div>
  );
}

/** Write the mail into its page, once that is here; returns how to stop following it. */
function written(
  frame: HTMLIFrameElement,
  html: string,
  isColoured: boolean,
  tell: (height: number) => void,
): () => void {
  const inside = frame.contentDocument;
  const main = inside?.querySelector("main");
  if (!inside || !main) return () => undefined;
  main.innerHTML = html;
  return dressed(inside, main, isColoured, tell);
}

/** Give what was written its look and its links; returns how to stop following its height and our theme. */
function dressed(inside: Document, main: HTMLElement, isColoured: boolean, tell: (height: number) => void): () => void {
  const root = inside.documentElement;
  const view = inside.defaultView;
  if (view !== null && inside.adoptedStyleSheets.length === 0) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(MAIL_SHEET);
    inside.adoptedStyleSheets = [sheet];
  }
  root.toggleAttribute("data-paper", isColoured);
  for (const link of main.querySelectorAll("a[href], area[href]")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
  const measure = () => tell(Math.ceil(main.getBoundingClientRect().height) + 1);
  const sizes = new ResizeObserver(measure);
  sizes.observe(main);
  measure();
  const looks = new MutationObserver(() => mirror(root));
  looks.observe(document.documentElement, { attributes: true, attributeFilter: [...MIRRORED] });
  mirror(root);
  return () => {
    sizes.disconnect();
    looks.disconnect();
  };
}

/** The mail is as dark as the console is. */
function mirror(root: HTMLElement): void {
  for (const name of MIRRORED) root.setAttribute(name, document.documentElement.getAttribute(name) ?? "");
}
