import { useEffect, useRef, useState } from "react";

const PAUSE_MS = 400;

interface Unhurried {
  /** For what holds the button and its hint. */
  readonly hint: { readonly isOpen: boolean; readonly onOpenChange: (wanted: boolean) => void; readonly delay: number };
  /** For the button. */
  readonly leaving: { readonly onBlur: () => void; readonly onHoverEnd: () => void };
}

/**
 * A hint appears for whoever stays. One that opens and closes at once while she walks by would be left behind, unseen;
 * and one that is only about to open is not told that she has gone.
 */
export function useUnhurried(): Unhurried {
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const leave = () => clearTimeout(timer.current);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onOpenChange = (wanted: boolean) => {
    leave();
    if (wanted) timer.current = setTimeout(() => setOpen(true), PAUSE_MS);
    else setOpen(false);
  };
  return { hint: { isOpen, onOpenChange, delay: 0 }, leaving: { onBlur: leave, onHoverEnd: leave } };
}
