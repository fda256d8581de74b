/** How a mail looks before its own styles; the frame knows no style sheet of the console, so its colours stand here again. */
export const MAIL_SHEET = `
  html { color-scheme: light dark; background: light-dark(#ffffff, #1a1b1e); }
  html[data-theme="light"] { color-scheme: light; }
  html[data-theme="dark"] { color-scheme: dark; }
  html[data-contrast="more"] { background: light-dark(#ffffff, #000000); }
  html[data-paper] { color-scheme: light; }
  body { margin: 0; }
  main {
    box-sizing: border-box;
    padding: 0.75rem 0.875rem;
    overflow-x: auto;
    overflow-wrap: anywhere;
    color: light-dark(#1c1c1a, #ececee);
    font: 14px/1.55 system-ui, sans-serif;
  }
  html[data-contrast="more"] main { color: light-dark(#000000, #ffffff); }
  img, table { max-width: 100%; }
  img { height: auto; }
  td, th { overflow-wrap: break-word; }
  main > :first-child { margin-block-start: 0; }
  main > :last-child { margin-block-end: 0; }
  a { color: light-dark(#3645ad, #abb6ff); }
  pre { white-space: pre-wrap; }
  hr { border: 0; border-top: 1px solid light-dark(#d9d8d2, #3a3c42); }
  blockquote {
    margin: 0.5rem 0;
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid light-dark(#d9d8d2, #3a3c42);
    color: light-dark(#5d5c57, #a6a8af);
  }
  img:not([src]) {
    min-width: 1.5rem;
    min-height: 1.5rem;
    border: 1px dashed light-dark(#908e86, #6c6e76);
    border-radius: 5px;
    color: light-dark(#5d5c57, #a6a8af);
    font-size: 12px;
  }
`;
