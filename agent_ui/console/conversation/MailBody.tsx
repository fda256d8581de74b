import { useEffect, useRef, useState, type ReactElement } from "react";
import styles from "./Timeline.module.css";

/**
 * Scripts stay forbidden (no `allow-scripts`); the same origin only lets this page measure the mail's height.
 * Nothing is fetched from outside, so that opening a mail tells its sender nothing.
 */
const SANDBOX = "allow-same-origin allow-popups allow-popups-to-escape-sandbox";
const POLICY = "default-src 'none'; img-src data: blob: 'self'; style-src 'unsafe-inline'";
const HEAD = `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`;
const SHEET = `
  html { color-scheme: light; background: #ffffff; }
  body { margin: 0; padding: 0.75rem 0.875rem; color: #1c1c1a; font: 14px/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
  img, table { max-width: 100%; height: auto; }
  body > :first-child { margin-block-start: 0; }
  body > :last-child { margin-block-end: 0; }
  a { color: #3645ad; }
  pre { white-space: pre-wrap; }
  blockquote { margin: 0.5rem 0; padding-inline-start: 0.75rem; border-inline-start: 3px solid #d9d8d2; color: #5d5c57; }
`;

const FOLDED_PIXELS = 320;

interface Props {
  readonly html: string;
  readonly title: string;
  /** A long mail shows its beginning, and scrolls inside its frame. */
  readonly isFolded: boolean;
}

/** A mail as it was designed, in a frame of its own. */
export function MailBody({ html, title, isFolded }: Props): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(80);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    let sizes: ResizeObserver | undefined;
    const prepare = () => {
      const inside = element.contentDocument;
      if (inside === null || inside.documentElement.dataset["ready"] !== undefined) return;
      inside.documentElement.dataset["ready"] = "";
      inside.documentElement.lang = document.documentElement.lang;
      dress(element, inside);
      const measure = () => setHeight(Math.ceil(inside.body.getBoundingClientRect().height) + 1);
      sizes = new ResizeObserver(measure);
      sizes.observe(inside.body);
      measure();
    };
    element.addEventListener("load", prepare);
    return () => {
      element.removeEventListener("load", prepare);
      sizes?.disconnect();
    };
  }, []);
  return (
    <iframe
      ref={frame}
      className={styles.frame}
      sandbox={SANDBOX}
      srcDoc={HEAD + html}
      title={title}
      style={{ blockSize: isFolded ? Math.min(height, FOLDED_PIXELS) : height }}
    />
  );
}

/** A constructed sheet is allowed where the page's policy forbids inline styles; links open outside. */
function dress(frame: HTMLIFrameElement, inside: Document): void {
  const view = frame.contentDocument?.defaultView ?? null;
  if (view !== null) {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(SHEET);
    inside.adoptedStyleSheets = [sheet];
  }
  for (const link of inside.querySelectorAll("a[href], area[href]")) {
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
}
