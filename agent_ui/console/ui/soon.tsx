import { startTransition, useEffect, useState, type ReactElement, type ReactNode } from "react";
import { calm, wasSeen } from "../loading/firstLook";

/** Parts of a page that nobody looks for at once: they are drawn when the first screen has been seen. */
export function Soon({ children }: { readonly children: ReactNode }): ReactElement | null {
  const [isTime, setTime] = useState(wasSeen);
  useEffect(() => {
    let isGone = false;
    const show = async () => {
      await calm();
      if (!isGone) startTransition(() => setTime(true));
    };
    void show();
    return () => {
      isGone = true;
    };
  }, []);
  return isTime ? <>{children}</> : null;
}
